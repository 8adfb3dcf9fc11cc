#!/bin/sh
# Runs once, after roles.sql, on a new volume: passwords and the two databases.
set -eu
psql -v ON_ERROR_STOP=1 --username postgres \
    -v owner="$OWNER_PASSWORD" -v app="$APP_PASSWORD" -v platform="$PLATFORM_PASSWORD" -v kratos="$KRATOS_PASSWORD" <<'SQL'
ALTER ROLE praxis_owner PASSWORD :'owner';
ALTER ROLE praxis_app PASSWORD :'app';
ALTER ROLE praxis_platform PASSWORD :'platform';
ALTER ROLE kratos PASSWORD :'kratos';
CREATE DATABASE praxis OWNER praxis_owner;
CREATE DATABASE kratos OWNER kratos;
SQL
