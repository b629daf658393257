import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { kinds } from './kinds.ts';
import { openVisit } from './visit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium(inject('chromium'));
});
afterAll(() => browser.close());

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.each(kinds)('axe finds nothing at all on the %s page', async (_kind, path) => {
    const { page, go, close } = await openVisit(browser, inject('site'), { colorScheme });
    await go(path);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.flatMap(({ id, impact, nodes }) => nodes.map((node) => `${id} (${impact}): ${node.html}`))).toEqual([]);
    await close();
  });
});

test.each(kinds)('axe finds nothing at all on the %s page on a phone', async (_kind, path) => {
  const { page, go, close } = await openVisit(browser, inject('site'), { viewport: { width: 390, height: 844 } });
  await go(path);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.flatMap(({ id, impact, nodes }) => nodes.map((node) => `${id} (${impact}): ${node.html}`))).toEqual([]);
  await close();
});
