DROP VIEW report_followups;
DROP TABLE followup_acts, followup_tasks, followup_triggers, followup_rules;
