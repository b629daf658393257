import { expect, test } from 'vitest';
import { withBrowser } from './with-browser.ts';

const open = withBrowser();

test('Ctrl+K finds a change by its pull request, and Enter goes to its permalink', async () => {
  const { page, go, trouble, close } = await open();
  await go('about/');
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await dialog.getByRole('searchbox').fill('#44');
  await dialog.getByRole('listitem').filter({ hasText: '2.2.0' }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/portal\/2\.2\.0\/#api-pr-44$/);
  expect(await page.locator('#api-pr-44').isVisible()).toBe(true);
  expect(trouble).toEqual([]);
  await close();
});

test('Escape closes the search, and the focus is back where it was', async () => {
  const { page, go, close } = await open();
  await go('portal/2.2.0/');
  await page.getByRole('searchbox', { name: 'Search' }).focus();
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Search');
  await close();
});

test('what is typed into the field of the header goes on in the search', async () => {
  const { page, go, trouble, close } = await open();
  await go('about/');
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  await page.locator('.seek input').pressSequentially('2.2.0');
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await dialog.getByRole('listitem').first().waitFor();
  expect(await dialog.getByRole('searchbox').inputValue()).toBe('2.2.0');
  expect(trouble).toEqual([]);
  await close();
});

test('what is typed while the search opens goes on behind what is typed already', async () => {
  const { page, go, close } = await open();
  await go('about/');
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await page.evaluate(() => {
    new MutationObserver((_, observer) => {
      const input = document.querySelector<HTMLInputElement>('dialog.searching input');
      if (input === null) return;
      observer.disconnect();
      input.setRangeText('.2.0');
    }).observe(document.body, { childList: true });
  });
  await page.locator('.seek input').pressSequentially('2');
  await dialog.getByRole('listitem').first().waitFor();
  expect(await dialog.getByRole('searchbox').inputValue()).toBe('2.2.0');
  await close();
});

test('Escape and a click outside close a menu', async () => {
  const { page, go, close } = await open();
  await go('portal/2.2.0/');
  const menu = page.locator('.place details.switch').last();
  await menu.locator('summary').click();
  expect(await menu.getByRole('link', { name: 'Line 2.2' }).isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  expect(await menu.evaluate((element) => element.hasAttribute('open'))).toBe(false);
  await menu.locator('summary').click();
  await page.mouse.click(1200, 500);
  expect(await menu.evaluate((element) => element.hasAttribute('open'))).toBe(false);
  await close();
});

test('nothing of the search is loaded before it is used', async () => {
  const { page, go, close } = await open();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await go('portal/2.2.0/');
  await page.waitForLoadState('networkidle');
  expect(asked.filter((path) => /search/.test(path))).toEqual([]);
  await close();
});

test('the address of a search can be shared', async () => {
  const { page, go, trouble, close } = await open();
  await go('search/?q=2.2.0');
  const first = page.locator('.found li').first();
  await first.waitFor();
  expect(await first.getByRole('link').getAttribute('href')).toMatch(/portal\/2\.2\.0\/$/);
  expect(trouble).toEqual([]);
  await close();
});
