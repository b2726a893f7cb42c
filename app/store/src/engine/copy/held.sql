SELECT hash FROM unsent
