import { expect, test } from 'vitest';
import { capabilities } from '../../src/capabilities.ts';
import { reservedIds, reservedSlugs } from '../../src/collect/reserved.ts';
import { guideRoutes, routes } from '../../src/site/routes.ts';

const patterns = [...routes, ...guideRoutes, ...capabilities.flatMap(({ pages }) => pages)].map(({ pattern }) => pattern);
/** The parts of addresses that are words, behind a beginning. */
const wordsBehind = (beginning: string) =>
  patterns.flatMap((pattern) => (pattern.startsWith(beginning) ? (/^[\w-]+/.exec(pattern.slice(beginning.length)) ?? []) : []));

test('no product takes the address of a page of the site', () => {
  expect(wordsBehind('/')).toContain('problems');
  expect(wordsBehind('/').filter((word) => !reservedIds.has(word))).toEqual([]);
});

test('no version takes the address of a page of its product', () => {
  expect(wordsBehind('/[product]/')).toContain('compare');
  expect(wordsBehind('/[product]/').filter((word) => !reservedSlugs.includes(word))).toEqual([]);
});
