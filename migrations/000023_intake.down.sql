DROP TABLE intakes;
DROP TABLE intake_form_versions;
DROP TABLE intake_forms;
