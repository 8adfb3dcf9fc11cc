import type { Schema } from '@/api/client';

// The API's types under the names this domain uses: a renamed schema is mended here.
export type AuditEvent = Schema<'Event'>;
export type Change = AuditEvent['changes'][number];
export type Action = AuditEvent['action'];
