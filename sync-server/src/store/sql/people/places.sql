SELECT code, name FROM place
