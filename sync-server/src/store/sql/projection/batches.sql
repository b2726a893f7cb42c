SELECT batches FROM projector
