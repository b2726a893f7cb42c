INSERT INTO epoch (number, epoch, began_at) SELECT max(number) + 1, $1, $2 FROM epoch
