DROP TABLE member_sessions;
DROP TABLE invitations;
DROP TABLE member_roles;
DROP TABLE member_directory;
DROP TABLE members;
DROP TABLE role_permissions;
DROP TABLE roles;
