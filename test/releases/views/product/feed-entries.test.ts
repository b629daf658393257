import { expect, test } from 'vitest';
import { noSlots } from '../../../../src/book/views/slots.ts';
import { listFeedEntries } from '../../../../src/releases/views/product/feed-entries.ts';
import { syntheticBook } from '../../../fixture/synthetic-book.ts';

test('a feed holds the fifty newest releases, newest first', () => {
  const entries = listFeedEntries(syntheticBook({ releases: 70, changes: 1 }).products, noSlots);
  expect(entries).toHaveLength(50);
  const instants = entries.map((entry) => Date.parse(entry.date));
  expect(instants).toEqual([...instants].sort((a, b) => b - a));
  expect(entries[0]?.title).toBe('Portal 1.3.9 (candidate)');
});

test('a long release says how many changes it leaves out', () => {
  const [entry] = listFeedEntries(syntheticBook({ releases: 1, changes: 100 }).products, noSlots);
  expect(entry?.html.match(/<li>/g)).toHaveLength(30);
  expect(entry?.html).toContain('<p>And 70 more changes.</p>');
});

test('no markup of a change gets through', () => {
  const entries = listFeedEntries(syntheticBook({ releases: 20, changes: 5, hostile: true }).products, noSlots);
  expect(entries.filter((entry) => /<script|<img/i.test(entry.html))).toEqual([]);
});
