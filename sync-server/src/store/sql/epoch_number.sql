SELECT max(number) FROM epoch
