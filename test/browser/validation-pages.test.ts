import { LinkChecker } from 'linkinator';
import { extractText, getDocumentProxy } from 'unpdf';
import { expect, inject, test } from 'vitest';
import { isThorough } from '../often.ts';
import { listPages } from './site-pages.ts';
import { listHtmlFaults } from './validate-html.ts';
import { withBrowser } from './with-browser.ts';

const open = withBrowser('validationSite');

test(`${isThorough ? 'every page' : 'a third of the pages'} loads without an error, none wider than a phone`, async () => {
  const { page, go, trouble, close } = await open({ viewport: { width: 390, height: 844 } });
  const wide: string[] = [];
  const pages = listPages(inject('validationFolder'));
  for (const path of pages.filter((_, at) => isThorough || at % 3 === 0)) {
    await go(path);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 390) wide.push(`${path} is ${width} px wide`);
  }
  expect(trouble).toEqual([]);
  expect(wide).toEqual([]);
  await close();
});

test('every page is valid HTML', async () => {
  expect(await listHtmlFaults(inject('validationFolder'))).toEqual([]);
});

test('every link, every fragment and every file of evidence is there', async () => {
  const address = inject('validationSite');
  const { links } = await new LinkChecker().check({
    path: address,
    recurse: true,
    checkFragments: true,
    concurrency: 8,
    linksToSkip: async (link) => !link.startsWith(address),
  });
  const broken = links.filter(({ state }) => state === 'BROKEN').map(({ url, parent }) => `${url} on ${parent}`);
  expect([...new Set(broken)]).toEqual([]);
  expect(links.filter(({ url }) => url.includes('/evidence/')).length).toBeGreaterThan(3);
});

test('a picture opens, and an SVG is handed over as plain text that runs nothing', async () => {
  const { page, go, trouble, close } = await open();
  await go('portal/1.0.1/release-validation/');
  const picture = page.locator('.thumbs img').first();
  expect(await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBe(320);
  const drawing = page.locator('a[download="sheet.svg"]').first();
  const answer = await page.request.get(await drawing.evaluate((link: HTMLAnchorElement) => link.href));
  expect(answer.headers()['content-type']).toBe('text/plain; charset=utf-8');
  expect(trouble).toEqual([]);
  await close();
});

test('arrow keys move by cell in the matrix, whose rows are entries on a phone', async () => {
  const { page, go, close } = await open({ viewport: { width: 390, height: 844 } });
  await go('portal/1.0.1/traceability/');
  const at = () => page.evaluate(() => document.activeElement?.textContent?.replace(/\s+/g, ' ').trim());
  await page.locator('.matrix th').first().focus();
  await page.keyboard.press('ArrowDown');
  expect(await at()).toMatch(/^#1801/);
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('ArrowRight');
  expect(await at()).toMatch(/^ING-2/);
  await page.keyboard.press('End');
  expect(await at()).toBe('v1.0.1');
  expect(
    await page
      .locator('.matrix tbody th')
      .first()
      .evaluate((cell) => cell.getBoundingClientRect().left),
  ).toBeLessThan(40);
  await page.keyboard.press('Control+Home');
  expect(await at()).toBe('Reference');
  await close();
});

test('a printed record has its name and revision at the head and its number at the foot of each page', async () => {
  const { page, go, close } = await open();
  await go('portal/1.0.1/release-validation/');
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
  await close();
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false });
  expect(text.length).toBeGreaterThan(2);
  for (const [index, words] of text.entries()) {
    expect(words).toContain('Portal 1.0.1, Release Validation, revision 3');
    expect(words).toContain(`Page ${index + 1} of ${text.length}`);
  }
  const whole = text.join(' ').replace(/\s+/g, ' ');
  for (const words of [
    'ING-6',
    'Waits for ING-2',
    'The last row of a sheet was lost',
    'Corrected: was fail',
    'no reason given',
    'I carried out these steps',
  ])
    expect(whole).toContain(words);
});
