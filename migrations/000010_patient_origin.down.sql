ALTER TABLE patients DROP COLUMN created_by;
