-- Who added the patient: "staff:<member>", "system:<name>", or empty for those added before it was kept.
ALTER TABLE patients ADD COLUMN created_by text NOT NULL DEFAULT '';
