import { expect, inject, test } from 'vitest';
import { listPages } from './site-pages.ts';
import { withBrowser } from './with-browser.ts';

const open = withBrowser();

test('no page is wider than a phone of 390 px', async () => {
  const { page, go, close } = await open({ viewport: { width: 390, height: 844 } });
  const wide: string[] = [];
  for (const path of listPages(inject('siteFolder'))) {
    await go(path);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 390) wide.push(`${path} is ${width} px wide`);
  }
  expect(wide).toEqual([]);
  await close();
});
