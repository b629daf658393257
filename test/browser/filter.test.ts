import { expect, test } from 'vitest';
import { withBrowser } from './with-browser.ts';

const open = withBrowser();
const version = 'portal/2.2.0/';

test('the filter of a release page hides the lines without the words, in grids too, and stands in the address', async () => {
  const { page, go, trouble, close } = await open();
  await go(version);
  const lines = page.locator('[data-ledger] li[id]');
  const all = await lines.count();
  await page.locator('.find input').fill('search');
  await expect.poll(() => lines.filter({ visible: true }).count()).toBeLessThan(all);
  const visible = await lines.filter({ visible: true }).allInnerTexts();
  expect(visible.length).toBeGreaterThan(0);
  expect(visible.filter((text) => !text.toLowerCase().includes('search'))).toEqual([]);
  expect(new URL(page.url()).search).toBe('?find=search');
  expect(trouble).toEqual([]);
  await close();
});

test('a filter that nothing matches says so', async () => {
  const { page, go, close } = await open();
  await go(version);
  await page.locator('.find input').fill('no such words');
  await expect.poll(() => page.locator('.find [role=status]').innerText()).toBe('No change matches.');
  expect(await page.locator('[data-ledger] li[id]').filter({ visible: true }).count()).toBe(0);
  await close();
});

test('an address with a filter opens the page filtered, by category and by words', async () => {
  const { page, go, close } = await open();
  await go(`${version}?category=fixed&find=a`);
  expect(await page.locator('.find input').inputValue()).toBe('a');
  const categories = await page
    .locator('[data-ledger] [data-category]')
    .filter({ visible: true })
    .evaluateAll((groups) => groups.map((group) => group.getAttribute('data-category')));
  expect(categories).toEqual(['fixed']);
  await close();
});

test('what a list of releases is narrowed to stands in the address, and an address narrows it', async () => {
  const { page, go, close } = await open();
  await go('portal/');
  await page.locator('.release-list label', { hasText: 'yanked' }).click();
  await expect.poll(() => new URL(page.url()).search).toBe('?status=yanked');
  await go('portal/?status=yanked');
  const shown = await page.locator('.release-list tbody tr').filter({ visible: true }).allInnerTexts();
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.filter((text) => !/yanked/i.test(text))).toEqual([]);
  await close();
});
