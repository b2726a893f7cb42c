SELECT c.brief FROM child_stream AS s JOIN child AS c ON c.id = s.child WHERE s.stream = ?1 ORDER BY c.id
