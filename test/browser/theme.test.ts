import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { withBrowser } from './with-browser.ts';

const open = withBrowser();

test('the stored theme stands before anything of the page can be drawn', async () => {
  const { page, go, trouble, close } = await open({ colorScheme: 'light' });
  await page.addInitScript(() => {
    localStorage.setItem('theme', 'dark');
    new MutationObserver((_changes, observer) => {
      if (!document.body) return;
      Reflect.set(window, 'themeAtBody', document.documentElement.dataset['theme'] ?? 'none');
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await go('portal/');
  expect(await page.evaluate(() => Reflect.get(window, 'themeAtBody'))).toBe('dark');
  expect(await luminance(page)).toBeLessThan(60);
  expect(trouble).toEqual([]);
  await close();
});

test('without a choice the theme is that of the system', async () => {
  for (const [colorScheme, dark] of [
    ['light', false],
    ['dark', true],
  ] as const) {
    const { page, go, close } = await open({ colorScheme });
    await go('');
    expect((await luminance(page)) < 60).toBe(dark);
    await close();
  }
});

async function luminance(page: Page): Promise<number> {
  const pixel = await page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d');
    if (!canvas) return [255, 255, 255];
    canvas.fillStyle = getComputedStyle(document.body).backgroundColor;
    const ground = getComputedStyle(document.documentElement).backgroundColor;
    if (getComputedStyle(document.body).backgroundColor === 'rgba(0, 0, 0, 0)') canvas.fillStyle = ground;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  });
  return ((pixel[0] ?? 0) + (pixel[1] ?? 0) + (pixel[2] ?? 0)) / 3;
}
