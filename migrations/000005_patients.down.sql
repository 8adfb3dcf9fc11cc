DROP TABLE patient_terms;
DROP TABLE patients;
DROP TABLE patient_counters;
