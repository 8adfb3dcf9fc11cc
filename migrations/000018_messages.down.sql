DROP TABLE message_preferences;
DROP TABLE message_settings;
DROP TABLE message_templates;
DROP TABLE message_channels;
DROP TABLE messages;
