-- Waiting or off the chain; and refused: the server has set a refused entry aside, but has not promised to keep it.
SELECT hash FROM entry WHERE standing <> 1 AND standing IN (0, 2, 4)
