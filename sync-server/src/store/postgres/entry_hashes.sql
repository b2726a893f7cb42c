SELECT stream, id, hash FROM entry JOIN unnest($1::text[], $2::uuid[]) AS offered (stream, id) USING (stream, id)
