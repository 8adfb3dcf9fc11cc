DROP VIEW report_appointments;
DROP TABLE booking_requests;
DROP INDEX patients_email;
ALTER TABLE services DROP COLUMN online, DROP COLUMN online_name;
