SELECT e.text, o.refusal
FROM entry AS e JOIN outcome AS o ON o.hash = e.hash
WHERE e.standing <> 1 AND e.standing = 2
ORDER BY e.n DESC
