UPDATE projector SET batches = batches + 1
