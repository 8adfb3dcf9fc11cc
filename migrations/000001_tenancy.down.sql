DROP FUNCTION wall(text, text);
DROP FUNCTION set_tenant(uuid, text, text, text, text);
DROP FUNCTION current_branches();
DROP FUNCTION current_tenant();
DROP SCHEMA IF EXISTS ext;
