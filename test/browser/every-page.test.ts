import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LinkChecker } from 'linkinator';
import { expect, inject, test } from 'vitest';
import { isThorough } from '../often.ts';
import { kinds } from './kinds.ts';
import { listPages } from './site-pages.ts';
import { listHtmlFaults } from './validate-html.ts';
import { withBrowser } from './with-browser.ts';

// Drawing in a thread of its own costs a fifth more for each page; without it, what is clicked may never come to rest, but nothing is clicked here.
const open = withBrowser('site', '--disable-threaded-compositing');
const pages = listPages(inject('siteFolder'));

/** Of pages that are made alike some in every run, in turns of ten, and one of each kind. */
const opened = pages.filter((path, at) => isThorough || at % 10 === 0 || kinds.some(([, site, each]) => site === 'site' && each === path));

test('a page loads without an error, a violation of its policy or a request to a third party, and is no wider than a phone', async () => {
  const { page, go, trouble, close } = await open({ viewport: { width: 390, height: 844 } });
  const wide: string[] = [];
  for (const path of opened) {
    await go(path);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 390) wide.push(`${path} is ${width} px wide`);
  }
  expect(trouble).toEqual([]);
  expect(wide).toEqual([]);
  await close();
});

test('every page is valid HTML', async () => {
  expect(await listHtmlFaults(inject('siteFolder'))).toEqual([]);
});

test('every link and every fragment leads somewhere', async () => {
  const site = inject('site');
  const checker = new LinkChecker();
  const { links } = await checker.check({
    path: site,
    recurse: true,
    checkFragments: true,
    concurrency: 8,
    linksToSkip: async (link) => !link.startsWith(site),
  });
  const broken = new Map(
    links.filter(({ state }) => state === 'BROKEN').map(({ url, status, parent }) => [url, `${url} (${status}) on ${parent}`]),
  );
  expect([...broken.values()]).toEqual([]);
  expect(links.filter((link) => link.state === 'OK').length).toBeGreaterThan(pages.length);
});

test('every page forbids what it does not need', () => {
  const policies = pages.map((path) => {
    const html = readFileSync(join(inject('siteFolder'), path.endsWith('.html') ? path : `${path}index.html`), 'utf8');
    return /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/i.exec(html)?.[1] ?? `none on ${path}`;
  });
  expect(
    [...new Set(policies)].filter((policy) => !/default-src 'none'/.test(policy) || /unsafe-inline|unsafe-eval|https?:/.test(policy)),
  ).toEqual([]);
});
