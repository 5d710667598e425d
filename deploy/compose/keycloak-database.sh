#!/bin/sh
# Keycloak's role and database, at the first start of PostgreSQL; the services' are made by `market prepare`.
set -eu
psql -v ON_ERROR_STOP=1 -U postgres -v password="$KEYCLOAK_DATABASE_PASSWORD" <<'SQL'
CREATE ROLE keycloak LOGIN PASSWORD :'password';
CREATE DATABASE keycloak OWNER keycloak;
REVOKE ALL ON DATABASE keycloak FROM PUBLIC;
SQL
