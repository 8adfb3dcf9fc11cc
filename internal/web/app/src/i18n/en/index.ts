// One file per domain, so that nobody edits another's; together they load as one chunk.
export { default as access } from './access.json';
export { default as audit } from './audit.json';
export { default as billing } from './billing.json';
export { default as branches } from './branches.json';
export { default as clinical } from './clinical.json';
export { default as common } from './common.json';
export { default as documents } from './documents.json';
export { default as flags } from './flags.json';
export { default as followups } from './followups.json';
export { default as identity } from './identity.json';
export { default as intake } from './intake.json';
export { default as messaging } from './messaging.json';
export { default as patients } from './patients.json';
export { default as platform } from './platform.json';
export { default as reporting } from './reporting.json';
export { default as scheduling } from './scheduling.json';
export { default as timeline } from './timeline.json';
