import { expect, test } from 'vitest';
import { lockTags } from '../../../scripts/records/lock-tags.ts';
import { syntheticBook } from '../../fixture/synthetic-book.ts';

const book = syntheticBook({ releases: 4, changes: 1 });
const all = lockTags(book, [], []).lock;
const [first, ...others] = all;
const moved = first === undefined ? [] : [{ ...first, object: '0'.repeat(40) }, ...others];
const key = `${first?.repository}/${first?.name}`;

test('new tags are added once, known ones stay', () => {
  expect(all.length).toBeGreaterThan(2);
  expect(lockTags(book, [], [])).toMatchObject({ added: all.length, accepted: 0, moved: [], unknown: [] });
  expect(lockTags(book, all, [])).toEqual({ lock: all, added: 0, accepted: 0, moved: [], unknown: [] });
});

test('a tag that moved keeps what is remembered until it is accepted by name', () => {
  expect(lockTags(book, moved, [])).toEqual({ lock: moved, added: 0, accepted: 0, moved: [key], unknown: [] });
  expect(lockTags(book, moved, [key])).toEqual({ lock: all, added: 0, accepted: 1, moved: [], unknown: [] });
  expect(lockTags(book, moved, [first?.name ?? ''])).toMatchObject({ lock: all, accepted: 1, unknown: [] });
});

test('a name to accept that did not move is told', () => {
  expect(lockTags(book, all, [key, 'nothing']).unknown).toEqual([key, 'nothing']);
});
