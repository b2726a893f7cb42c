SELECT person, login, name, password, must_change, active FROM account JOIN person USING (person) WHERE person = $1
