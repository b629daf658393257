import { expect, test } from 'vitest';
import { mergeSnapshot } from '../../src/forges/schema/snapshot/merge-snapshot.ts';
import type { Snapshot } from '../../src/forges/schema/snapshot/snapshot.ts';
import { listFreezes } from '../../src/pulls/assemble/list-freezes.ts';
import { nameCron } from '../../src/pulls/schema/name-cron.ts';
import { formatFreezes } from '../../src/pulls/views/format-freezes.ts';
import { pullsViews } from '../../src/pulls/views/pulls-views.ts';
import { syntheticBook } from '../fixture/synthetic-book.ts';

const book = syntheticBook({ releases: 1, changes: 1 });
const [product] = book.products;
const source = { forge: 'gitlab', host: 'gitlab.example.org', project: 'lab/app' } as const;
const period = { start: '0 23 * * 5', end: '30 8 * * 1', zone: 'Australia/Melbourne' };

function collect(before: Snapshot | null, freezes: readonly (typeof period)[] | null, collectedAt: string): Snapshot {
  return mergeSnapshot(before, [freezes === null ? {} : { freezes: [...freezes] }], { ...source, collectedAt });
}

/** What the product's page says of its freezes, without markup; null where it says nothing. */
function tell(snapshot: Snapshot): string | null {
  if (product === undefined) throw new Error('There is no product.');
  const freezes = listFreezes(product, new Map([[product.repositories[0]?.id ?? '', snapshot]]));
  const [section] = pullsViews.productSections?.(product, { ...book, freezes: freezes === null ? [] : [freezes] }) ?? [];
  const text =
    freezes === null
      ? null
      : formatFreezes(product, freezes)
          .text.replace(/.*<tbody>/, '')
          .replace(/<[^>]*>/g, ' ')
          .replace(/\s+/g, ' ')
          .trim();
  return text === null ? null : `${section === undefined ? 'only with its environment' : section.count}: ${text}`;
}

test('a freeze is told with its zone, where it comes from and when it was collected', () => {
  const snapshot = collect(null, [period, { ...period, start: '0 0 20-24 12 *', end: '0 8 2 1 *' }], '2026-11-30T06:00:00Z');
  expect(tell(snapshot)).toMatchInlineSnapshot(
    `"2: portal-api from 0 0 20-24 12 * to 2 January 08:00 Australia/Melbourne gitlab.example.org/lab/app, collected 30 Nov 2026 portal-api from Friday 23:00 to Monday 08:30 Australia/Melbourne gitlab.example.org/lab/app, collected 30 Nov 2026"`,
  );
});

test('what the token may not see is not told as none, and what it saw before stays with its day', () => {
  expect(tell(collect(null, null, '2026-11-30T06:00:00Z'))).toMatchInlineSnapshot(
    `"only with its environment: portal-api not collected: the token may not see them gitlab.example.org/lab/app, asked 30 Nov 2026"`,
  );
  const seen = collect(null, [period], '2026-11-23T06:00:00Z');
  const hidden = collect(seen, null, '2026-11-30T06:00:00Z');
  expect(tell(collect(hidden, null, '2026-12-07T06:00:00Z'))).toMatchInlineSnapshot(
    `"1: portal-api from Friday 23:00 to Monday 08:30 Australia/Melbourne gitlab.example.org/lab/app, collected 23 Nov 2026"`,
  );
  expect(hidden.source.older).toEqual({ freezes: '2026-11-23T06:00:00Z' });
  expect(collect(hidden, [], '2026-12-07T06:00:00Z').source.older).toBe(undefined);
});

test('a product whose forge has none, or no such thing, has no section', () => {
  const none = collect(null, [], '2026-11-30T06:00:00Z');
  expect(tell(none)).toBe(null);
  expect(tell({ ...none, source: { ...none.source, forge: 'github' }, freezes: 'not-collected' })).toBe(null);
});

test('a hostile freeze is text', () => {
  const snapshot = collect(null, [{ start: '<script>alert(1)</script>', end: '"><img src=x>', zone: '<b>' }], '2026-11-30T06:00:00Z');
  if (product === undefined) throw new Error('There is no product.');
  const freezes = listFreezes(product, new Map([[product.repositories[0]?.id ?? '', snapshot]]));
  expect(freezes && formatFreezes(product, freezes).text).not.toMatch(/<script|<img|<b>/);
});

test.each([
  ['0 23 * * 5', 'Friday 23:00'],
  ['30 8 * * 7', 'Sunday 08:30'],
  ['0 0 23 12 *', '23 December 00:00'],
  ['5 4 1 * *', 'day 1 of each month 04:05'],
  ['0 6 * * *', 'each day 06:00'],
  ['0 23 * * 1-5', null],
  ['*/5 * * * *', null],
  ['0 23 13 * 5', null],
  ['0 24 * * *', null],
  ['0 0 0 1 *', null],
  ['0 0 1 0 *', null],
  ['0 0 * 12 *', null],
  ['0 23 * *', null],
  ['', null],
])('cron %s is %s', (cron, words) => {
  expect(nameCron(cron)).toBe(words);
});
