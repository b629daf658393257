import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { withBrowser } from './with-browser.ts';

const open = withBrowser();

test('a printed release has its name at the head and its number at the foot of each page', async () => {
  const pages = await print('portal/2.2.0/');
  expect(pages.length).toBeGreaterThan(1);
  for (const [index, text] of pages.entries()) {
    expect(text).toContain(`Page ${index + 1} of ${pages.length}`);
    expect(text).toMatch(/Portal 2\.2\.0/);
  }
});

test('a printed release holds every change and no navigation', async () => {
  const { page, go, close } = await open();
  await go('portal/2.2.0/');
  const titles = await page
    .locator('[data-ledger] li[id] p')
    .evaluateAll((found) => found.map((title) => (title.firstChild?.textContent ?? '').trim()));
  await close();
  const text = (await print('portal/2.2.0/')).join(' ').replace(/\s+/g, '');
  for (const title of titles) expect(text).toContain(title.replace(/\s+/g, ''));
  expect(text).not.toContain('Skiptocontent');
  expect(text).not.toContain('Overview');
});

test('a printed record has its release above its title, and both as words of their own in the outline', async () => {
  const document = await printDocument('portal/2.2.0/uat-run-2/');
  const { text } = await extractText(document, { mergePages: false });
  expect(text[0]).toMatch(/^Portal 2\.2\.0\nUser acceptance.*, run 2$/im);
  expect((await document.getOutline()).map(({ title }) => title)[0]).toMatch(/^Portal 2\.2\.0 User acceptance.*, run 2$/i);
});

/** The text of each printed page. */
async function print(path: string): Promise<readonly string[]> {
  const { text } = await extractText(await printDocument(path), { mergePages: false });
  return text;
}

async function printDocument(path: string) {
  const { page, go, close } = await open();
  await go(path);
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  await close();
  return getDocumentProxy(new Uint8Array(pdf));
}
