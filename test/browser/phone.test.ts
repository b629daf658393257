import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { listPages } from './site-pages.ts';
import { openVisit } from './visit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium(inject('chromium'));
});
afterAll(() => browser.close());

test('no page is wider than a phone of 390 px', async () => {
  const { page, go, close } = await openVisit(browser, inject('site'), { viewport: { width: 390, height: 844 } });
  const wide: string[] = [];
  for (const path of listPages(inject('siteFolder'))) {
    await go(path);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 390) wide.push(`${path} is ${width} px wide`);
  }
  expect(wide).toEqual([]);
  await close();
});
