import { expect, test } from 'vitest';
import { noSlots } from '../../../../src/book/views/slots.ts';
import { changeLedger } from '../../../../src/releases/views/changes/change-ledger.ts';
import { formatChangeLedger } from '../../../../src/releases/views/changes/format-change-ledger.ts';
import { syntheticBook } from '../../../fixture/synthetic-book.ts';

const ledgerOf = (changes: number) => {
  const [product] = syntheticBook({ releases: 1, changes }).products;
  if (product === undefined) throw new Error('The Book has no product.');
  return changeLedger(product, product.releases[0]?.changes ?? [], noSlots);
};

test('a short list is open throughout', () => {
  expect(ledgerOf(40).groups.every((group) => group.open)).toBe(true);
});

test('a long list folds what is rarely read, and a very long one all that is long', () => {
  const folded = (changes: number) => ledgerOf(changes).groups.flatMap((group) => (group.open ? [] : [group.category]));
  expect(folded(400)).toEqual(['documentation', 'dependencies', 'internal']);
  expect(folded(2000)).toHaveLength(11);
});

test('every change stands in the list once', () => {
  const ledger = ledgerOf(100);
  expect(ledger.groups.flatMap((group) => group.rows)).toHaveLength(100);
  expect(ledger.repositories).toEqual([{ number: 1, name: 'portal-api', changes: 100 }]);
});

test('a change with a page of its own leads there, by whichever of its commits the page names', () => {
  const [product] = syntheticBook({ releases: 1, changes: 3 }).products;
  const [first, second] = product?.releases[0]?.changes ?? [];
  if (product === undefined || first === undefined || second === undefined) throw new Error('The Book has too few changes.');
  const page = { text: 'on 2.0 and next', href: `/${product.id}/changes/pr-1/` };
  const pages = new Map([[second.commits.at(-1)?.sha ?? '', page]]);
  const ledger = changeLedger(product, [first, second], { changePages: () => pages });
  expect(ledger.groups.flatMap(({ rows }) => rows.map((row) => row.page))).toEqual(expect.arrayContaining([undefined, page]));
  expect(formatChangeLedger(ledger, { prefix: '', empty: '', href: (address) => `/base${address}` }).text).toContain(
    `<a href="/base${page.href}">on 2.0 and next</a>`,
  );
});

test('what is only likely the same is told as likely', () => {
  const [product] = syntheticBook({ releases: 1, changes: 1 }).products;
  const [first] = product?.releases[0]?.changes ?? [];
  if (product === undefined || first === undefined) throw new Error('The Book has no change.');
  const change = { ...first, likely: [{ version: '1.0', commit: '1a2b3c4d5e6f', common: 'same author and subject' }] };
  expect(
    formatChangeLedger(changeLedger(product, [change], noSlots), { prefix: '', empty: '', href: (address) => address }).text,
  ).toContain('<small>Probably the same as 1a2b3c4d5 in 1.0: same author and subject.</small>');
});
