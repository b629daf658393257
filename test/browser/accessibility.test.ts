import axe, { type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { capabilities } from '../../src/capabilities.ts';
import { guideRoutes, routes } from '../../src/site/routes.ts';
import { isThorough } from '../often.ts';
import { kinds } from './kinds.ts';
import { listPages } from './site-pages.ts';
import type { Visit } from './visit.ts';
import { withBrowser } from './with-browser.ts';

const open = withBrowser();
/** What all others are put together from. Of the rest every other page is read in light, and all in every way in thorough runs. */
const broad: readonly string[] = ['home', 'release', 'record that was read', 'traceability', 'environment'];
const desk = { width: 1440, height: 900 };

// One window for all pages of a site: fonts, styles and scripts are loaded once.
let visits: Readonly<Record<'site' | 'validationSite', Visit>>;
beforeAll(async () => {
  visits = { site: await open({}, 'site'), validationSite: await open({}, 'validationSite') };
});
afterAll(() => Promise.all([visits.site.close(), visits.validationSite.close()]));

const cases = kinds
  .filter(([kind], at) => isThorough || broad.includes(kind) || at % 2 === 0)
  .map(([kind, site, path]) => {
    const isWhole = isThorough || broad.includes(kind);
    return { kind, site, path, isWhole, how: isWhole ? 'in light and dark and on a phone' : 'in light' };
  });

test.each(cases)('axe finds nothing at all on the page, $how: $kind', async ({ site, path, isWhole }) => {
  const { page, go } = visits[site];
  await page.setViewportSize(desk);
  await page.emulateMedia({ colorScheme: 'light' });
  await go(path);
  await page.evaluate(axe.source);
  expect(await listFaults(page)).toEqual([]);
  if (!isWhole) return;
  // Only colours differ in the dark.
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await listFaults(page, { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 390, height: 844 });
  const phone = await listFaults(page, { rules: { 'target-size': { enabled: true } } });
  expect({ dark, phone }).toEqual({ dark: [], phone: [] });
});

test('every kind of page that a site can have is among those that axe reads', () => {
  const patterns = [...routes, ...guideRoutes, ...capabilities.flatMap(({ pages }) => pages)].map(({ pattern }) => pattern);
  const pages = { site: listPages(inject('siteFolder')), validationSite: listPages(inject('validationFolder')) };
  const read = kinds.map(([, site, path]) => (pages[site].includes(path) ? findPattern(patterns, path) : `no page ${path}`));
  expect(new Set(read)).toEqual(new Set(patterns));
});

/** The narrowest pattern that an address fits: one with the fewest parts that stand for anything. */
function findPattern(patterns: readonly string[], path: string): string | undefined {
  const address = `/${path.replace(/(?:\.html|\/)$/, '')}`;
  const open = (pattern: string): number => pattern.split('[').length;
  const fits = (pattern: string): boolean =>
    new RegExp(`^${pattern.replace(/\[\.\.\.\w+\]/g, '.+').replace(/\[\w+\]/g, '[^/]+')}$`).test(address);
  return patterns.filter(fits).sort((one, other) => open(one) - open(other))[0];
}

/** What axe, which is in the page, finds there by its rules; of what is well there is no report. */
function listFaults(page: Page, rules: RunOptions = {}): Promise<readonly string[]> {
  const options = JSON.stringify({ resultTypes: ['violations'], ...rules });
  const listed = 'violations.flatMap(({ id, impact, nodes }) => nodes.map(({ html }) => [id, impact, html].join(" ")))';
  return page.evaluate<readonly string[]>(`axe.run(document, ${options}).then(({ violations }) => ${listed})`);
}
