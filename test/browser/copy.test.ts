import { expect, test } from 'vitest';
import { withBrowser } from './with-browser.ts';

const open = withBrowser();

test('a copy button puts the tag on the clipboard and says so', async () => {
  const { page, go, close } = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
  await go('portal/2.2.0/');
  const button = page.locator('button[data-copy="v2.2.0"]').first();
  await button.focus();
  await page.keyboard.press('Enter');
  await page.getByText('Copied', { exact: true }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('v2.2.0');
  await close();
});

test('without JavaScript there is no copy button that would do nothing', async () => {
  const { page, go, close } = await open({ javaScriptEnabled: false });
  await go('portal/2.2.0/');
  expect(await page.getByRole('button', { name: 'Copy' }).count()).toBe(0);
  await close();
});
