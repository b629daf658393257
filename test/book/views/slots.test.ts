import { expect, test } from 'vitest';
import type { CapabilityViews } from '../../../src/book/views/capability-views.ts';
import { joinSlots } from '../../../src/book/views/slots.ts';
import { html } from '../../../src/text/schema/html.ts';
import { syntheticBook } from '../../fixture/synthetic-book.ts';

const book = syntheticBook({ releases: 1, changes: 1 });
const [product] = book.products;
if (product === undefined) throw new Error('There is no product.');
const [release] = product.releases;
if (release === undefined) throw new Error('There is no release.');

const section = (id: string) => ({ id, name: id, count: 1, format: () => html`${id}` });
const one: CapabilityViews = {
  stamps: () => [{ word: 'signed', kind: 'good' }],
  feedText: () => 'a',
  productSections: () => [section('freezes'), section('plans')],
  productLines: () => [{ name: 'Runs', link: { text: '2.0', href: 'x/' } }],
  changePages: () => new Map([['aaa', { text: 'on 2 lines', href: 'a/' }]]),
};
const other: CapabilityViews = {
  isRefused: () => true,
  feedText: () => 'b',
  productSections: () => [{ ...section('runs'), first: true }, section('gaps')],
  changePages: () => new Map([['bbb', { text: 'on 1 line', href: 'b/' }]]),
};

test('what capabilities add stands in the order of their list; sections that people come for stand before all others', () => {
  const slots = joinSlots([one, {}, other], book);
  expect(slots.productSections(product, book).map(({ id }) => id)).toEqual(['runs', 'freezes', 'plans', 'gaps']);
  expect(slots.stamps({ product, release })).toEqual([{ word: 'signed', kind: 'good' }]);
  expect(slots.productLines(product, book)).toEqual([{ name: 'Runs', link: { text: '2.0', href: 'x/' } }]);
  expect(slots.feedText({ product, release })).toBe('ab');
  expect([...slots.changePages(product).keys()]).toEqual(['aaa', 'bbb']);
});

test('one capability that refuses a release is enough, and none adds nothing', () => {
  expect([joinSlots([one, other], book), joinSlots([one], book)].map(({ isRefused }) => isRefused({ product, release }))).toEqual([
    true,
    false,
  ]);
  const nothing = joinSlots([{}, {}], book);
  expect([nothing.stamps({ product, release }), nothing.sections({ product, release }), nothing.columns, nothing.home(book)]).toEqual([
    [],
    [],
    [],
    [],
  ]);
  expect([nothing.productLines(product, book), nothing.productSections(product, book), nothing.feedText({ product, release })]).toEqual([
    [],
    [],
    '',
  ]);
});
