SELECT public_key FROM server
