DROP TABLE patient_history;
DROP TABLE patient_history_lists;
DROP TABLE patient_alerts;
DROP TABLE patient_insurances;
DROP TABLE patient_identifiers;
ALTER TABLE patients
    DROP CONSTRAINT patients_referrer_fkey,
    DROP COLUMN given_name, DROP COLUMN family_name, DROP COLUMN preferred_name, DROP COLUMN sex, DROP COLUMN gender,
    DROP COLUMN birth_date_accuracy, DROP COLUMN phone_owner, DROP COLUMN second_phone, DROP COLUMN second_phone_owner,
    DROP COLUMN address, DROP COLUMN channel, DROP COLUMN referral_source, DROP COLUMN referral_campaign, DROP COLUMN referral_by,
    DROP COLUMN referral_name, DROP COLUMN referral_patient_id, DROP COLUMN occupation, DROP COLUMN contact_name,
    DROP COLUMN contact_relation, DROP COLUMN contact_phone, DROP COLUMN guardian_name, DROP COLUMN guardian_relation,
    DROP COLUMN guardian_phone, DROP COLUMN notes, DROP COLUMN country, DROP COLUMN subdivision;
