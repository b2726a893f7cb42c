SELECT e.hash, e.text FROM about AS a JOIN entry AS e ON e.hash = a.hash WHERE a.subject = ?1
