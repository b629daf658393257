import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { z } from 'zod';
import { releaseSchema } from '../../src/book/schema/release.ts';
import { withBrowser } from './with-browser.ts';

const open = withBrowser();
const released = z.object({ release: z.object({ changes: releaseSchema.shape.changes }) });

test('every change of a release is shown', async () => {
  const { page, go, close } = await open({ javaScriptEnabled: false });
  await go('portal/2.2.0/');
  const { changes } = released.parse(JSON.parse(readFileSync(join(inject('siteFolder'), 'portal/2.2.0/release.json'), 'utf8'))).release;
  const shown = await page.locator('[data-ledger] li[id]').allInnerTexts();
  // Shown titles begin with a capital, whatever the author wrote.
  for (const { title } of changes) expect(shown.some((text) => text.toLowerCase().includes(title.toLowerCase()))).toBe(true);
  expect(shown).toHaveLength(changes.length);
  await close();
});

test('the changes of a release can be narrowed to one category', async () => {
  const { page, go, close } = await open({ javaScriptEnabled: false });
  await go('portal/2.2.0/');
  await page.locator('input[name=category][value=fixed]').check({ force: true });
  const shown = await page
    .locator('[data-ledger] [data-category]')
    .evaluateAll((groups) =>
      groups.filter((group) => group.getClientRects().length > 0).map((group) => group.getAttribute('data-category')),
    );
  expect(shown).toEqual(['fixed']);
  await close();
});

test('the releases of a product can be narrowed', async () => {
  const { page, go, close } = await open({ javaScriptEnabled: false });
  await go('portal/');
  const rows = page.locator('#releases tbody tr');
  const all = await visible(rows);
  await page.locator('#releases input[type=radio]:not(:checked)').last().check({ force: true });
  const some = await visible(rows);
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(all);
  await close();
});

test('the compare page leads to the release that each comparison stands on', async () => {
  const { page, go, close } = await open({ javaScriptEnabled: false });
  await go('portal/compare/');
  expect(await page.getByRole('link', { name: '2.2.1', exact: true }).last().getAttribute('href')).toBe('/portal/2.2.1/');
  expect(await page.locator('main').innerText()).toContain('Comparing any two versions needs JavaScript.');
  await close();
});

test('the search page says that it cannot search, and leads to the lists', async () => {
  const { page, go, close } = await open({ javaScriptEnabled: false });
  await go('search/');
  expect(await page.locator('main').innerText()).toContain('Search needs JavaScript');
  expect(await page.locator('main').innerText()).toContain('Releases of Portal');
  await close();
});

async function visible(rows: Locator): Promise<number> {
  return rows.evaluateAll((found) => found.filter((row) => row.getClientRects().length > 0).length);
}
