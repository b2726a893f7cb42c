WITH shown AS (SELECT child FROM registration WHERE registration = ANY ($1)),
     visits AS (DELETE FROM visit WHERE child IN (SELECT child FROM shown)),
     children AS (DELETE FROM child WHERE child IN (SELECT child FROM shown))
DELETE FROM registration WHERE child IN (SELECT child FROM shown)
