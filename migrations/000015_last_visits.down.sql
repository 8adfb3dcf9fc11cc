DROP TABLE patient_last_visits;
