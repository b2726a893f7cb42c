UPDATE server SET agreed_at = ?1
