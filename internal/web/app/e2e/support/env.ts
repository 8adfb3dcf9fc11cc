import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The port on which all hosts of the running Praxis answer. */
export const port = Number(process.env.PRAXIS_E2E_PORT ?? 8080);
/** The browser; it is never downloaded. */
export const chromium = process.env.PRAXIS_E2E_CHROMIUM ?? '/usr/bin/chromium';
/** Where screenshots go. */
export const results = process.env.PRAXIS_E2E_RESULTS ?? join(tmpdir(), 'praxis-e2e');

export const baseDomain = 'praxis.localhost';
export const apex = `http://${baseDomain}:${port}`;
export const clinic = (slug: string) => `http://${slug}.${baseDomain}:${port}`;
