import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { capabilities } from '../../src/capabilities.ts';
import { guideRoutes, routes } from '../../src/site/routes.ts';
import { kinds } from './kinds.ts';
import { listPages } from './site-pages.ts';
import { withBrowser } from './with-browser.ts';

const open = withBrowser();

test.each(kinds)('axe finds nothing at all on the page, in light and dark and on a phone: %s', async (_kind, site, path) => {
  const { page, go, close } = await open({ colorScheme: 'light' }, site);
  await go(path);
  const found = { light: await listFaults(page) };
  // Only colours differ in the dark.
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await listFaults(page, ['color-contrast', 'link-in-text-block']);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 390, height: 844 });
  expect({ ...found, dark, phone: await listFaults(page) }).toEqual({ light: [], dark: [], phone: [] });
  await close();
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

/** What axe finds on a page, by all of its rules or by some. One run in the page itself, as it has no frames, and no report of what is well: a third of the time for the same findings. */
async function listFaults(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const only = rules === undefined ? {} : { runOnly: { type: 'rule' as const, values: [...rules] } };
  const { violations } = await axe.options({ resultTypes: ['violations'], ...only }).analyze();
  return violations.flatMap(({ id, impact, nodes }) => nodes.map((node) => `${id} (${impact}): ${node.html}`));
}
