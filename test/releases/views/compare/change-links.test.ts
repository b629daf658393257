import { expect, test } from 'vitest';
import { findChangePages } from '../../../../src/releases/views/compare/change-links.ts';
import { listChangeLinks } from '../../../../src/releases/views/compare/list-change-links.ts';

const page = (name: string) => ({ text: `on ${name}`, href: `/app/changes/${name}/` });
const sha = (sign: string): string => sign.repeat(40);
const key = (sign: string): string => sign.repeat(16);

test('a change leads to its page by any of its commits, whatever order the pages come in', () => {
  const pages = [
    [sha('a'), page('one')],
    [sha('b'), page('two')],
  ] as const;
  const links = listChangeLinks({ id: 'app' }, new Map(pages));
  expect(listChangeLinks({ id: 'app' }, new Map(pages.toReversed()))).toEqual(links);
  const pageOf = findChangePages(links);
  expect(pageOf({ commits: [key('c'), key('b')] })).toEqual({ text: 'on two', href: 'changes/two/' });
  expect(pageOf({ commits: [key('c'), 'constructor'] })).toBe(undefined);
});

test('without pages, and with pages of another product, nothing leads anywhere', () => {
  expect(listChangeLinks({ id: 'other' }, new Map([[sha('a'), page('one')]]))).toBe(null);
  expect(findChangePages(null)({ commits: [key('a')] })).toBe(undefined);
});
