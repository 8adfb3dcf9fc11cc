import { type BrowserContextOptions, test as base, type ConsoleMessage, expect, type Page } from '@playwright/test';

export { expect, type Page } from '@playwright/test';

// Answers that a page is made for; the browser reports each as an error of its own accord.
const expected = /Failed to load resource: the server responded with a status of (401|403|409|422)/;

function saidWrong(message: ConsoleMessage): string | undefined {
  if (message.type() !== 'error' && message.type() !== 'warning') return undefined;
  if (expected.test(message.text())) return undefined;
  return `${message.type()}: ${message.text()} (${message.location().url})`;
}

/** Opens a browser of its own for somebody: nothing is shared with others. */
export type Person = (options?: BrowserContextOptions) => Promise<Page>;

interface Fixtures {
  person: Person;
}

/** A test whose pages must stay silent: no error, no warning, no breach of the content security policy. */
export const test = base.extend<Fixtures>({
  person: async ({ browser }, use, info) => {
    const faults: string[] = [];
    const pages: Page[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        locale: 'en-US',
        timezoneId: 'America/New_York', // not the branch's, on purpose
        reducedMotion: 'reduce',
        ...options,
      });
      await context.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          console.error(`content security policy: ${event.violatedDirective} ${event.blockedURI}`);
        });
      });
      context.on('console', (message) => {
        const fault = saidWrong(message);
        if (fault) faults.push(fault);
      });
      context.on('weberror', (error) => faults.push(`thrown: ${error.error().stack ?? error.error().message}`));
      const page = await context.newPage();
      pages.push(page);
      return page;
    });
    if (info.status !== info.expectedStatus || faults.length > 0) {
      for (const [at, page] of pages.entries()) {
        const path = info.outputPath(`last-seen-${at + 1}.png`);
        await page.screenshot({ path, fullPage: true }).catch(() => undefined);
        await info
          .attach(`last seen ${at + 1}: ${page.url()}`, { path, contentType: 'image/png' })
          .catch(() => undefined);
      }
    }
    for (const page of pages) await page.context().close();
    expect(faults, 'what the browser complained of').toEqual([]);
  },
});
