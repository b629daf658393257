import { expect, test } from 'vitest';
import { withBrowser } from './with-browser.ts';

const open = withBrowser();

test('two versions of different lines are compared at an address that can be shared', async () => {
  const { page, go, trouble, close } = await open();
  await go('portal/compare/?from=2.1.1&to=2.3.0');
  const result = page.locator('.result');
  await result.getByRole('link').first().waitFor();
  expect(await page.locator('select[name=from]').inputValue()).toBe('2.1.1');
  expect(await page.locator('select[name=to]').inputValue()).toBe('2.3.0');
  expect(await result.getByRole('link', { name: /./ }).count()).toBeGreaterThan(10);
  expect(trouble).toEqual([]);
  await close();
});

test('swapping the versions swaps what was gained and what was lost, and the address with it', async () => {
  const { page, go, close } = await open();
  await go('portal/compare/?from=2.1.1&to=2.2.0');
  await page.locator('.result').getByRole('link').first().waitFor();
  const there = await page.locator('.said').first().innerText();
  await page.getByRole('button', { name: 'Swap' }).click();
  await page.waitForURL(/from=2\.2\.0&to=2\.1\.1/);
  await expect.poll(() => page.locator('.said').first().innerText()).not.toBe(there);
  const back = await page.locator('.said').first().innerText();
  expect(readSums(back)).toEqual([...readSums(there)].reverse());
  await close();
});

test('a version that does not exist is said, not guessed', async () => {
  const { page, go, trouble, close } = await open();
  await go('portal/compare/?from=9.9.9&to=2.2.0');
  await expect.poll(() => page.locator('.said').first().innerText()).toContain('9.9.9');
  expect(trouble).toEqual([]);
  await close();
});

/** How many changes the summary says were gained and lost. */
function readSums(text: string): readonly number[] {
  const [, gained, lost] = /(\d+) changes? gained, (\d+) lost/.exec(text) ?? [];
  return [Number(gained), Number(lost)];
}
