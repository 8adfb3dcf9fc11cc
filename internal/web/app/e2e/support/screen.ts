import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { results } from './env';
import { expect, type Page } from './test';

/** Waits until nothing moves: axe measures colours as they are at that moment. */
export async function still(page: Page) {
  await page.evaluate(async () => {
    await document.fonts.ready;
    // a change of colours begins with the next frame
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const finite = document
      .getAnimations()
      .filter((a) => a.effect?.getTiming().iterations !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(finite.map((a) => a.finished));
  });
}

/** A calendar without visits has nothing to focus in it, but the group around it has the keys that move through the day. */
const byKeys = { rule: 'scrollable-region-focusable', place: '.ec-main' };

async function accessible(page: Page, name: string, rules?: string[]) {
  await still(page);
  const axe = new AxeBuilder({ page })
    .setLegacyMode(true) // there are no frames to go into
    .disableRules('aria-allowed-role'); // the calendar's visits are <article role=button>: minor, and not ours to choose
  if (rules) axe.options({ runOnly: { type: 'rule', values: rules } });
  const { violations } = await axe.analyze();
  for (const v of violations)
    v.nodes = v.nodes.filter((node) => !(v.id === byKeys.rule && node.target.includes(byKeys.place)));
  const said = violations
    .filter((v) => v.nodes.length > 0)
    .map(
      (v) =>
        `${v.id}: ${v.help}\n${v.nodes.map((n) => `  ${n.target.join(' ')}\n  ${n.failureSummary ?? ''}`).join('\n')}`,
    );
  expect.soft(said, `accessibility of ${name}`).toEqual([]);
}

export async function shot(page: Page, name: string) {
  await still(page);
  await page.screenshot({ path: join(results, 'screens', `${name}.png`) });
}

/** Looks at the screen as it stands, light and dark: a picture of each, and no violation. */
export async function look(page: Page, name: string) {
  await lookByDay(page, name);
  await page.emulateMedia({ colorScheme: 'dark' });
  await shot(page, `${name}-dark`);
  await accessible(page, `${name} (dark)`, ['color-contrast']);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Looks at the light screen only: in another language the colours are the same. */
export async function lookByDay(page: Page, name: string) {
  await shot(page, name);
  await accessible(page, name);
}

/** On a phone nothing reaches beyond the edge. */
export async function lookOnPhone(page: Page, name: string) {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  await shot(page, `${name}-phone`);
  const width = await page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0);
  expect.soft(width, `width of ${name} on a phone`).toBeLessThanOrEqual(390);
  if (before) await page.setViewportSize(before);
}
