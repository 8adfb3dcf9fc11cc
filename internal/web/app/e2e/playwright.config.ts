import { defineConfig } from '@playwright/test';
import { chromium, results } from './support/env';

// A running Praxis comes first: `go test ./internal/e2e` starts one and then this.
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: results,
  globalSetup: './support/end-with-parent.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  timeout: 240_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    launchOptions: {
      executablePath: chromium,
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), // Chromium refuses root a sandbox
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
