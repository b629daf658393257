import { openSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { prepareChangeOf } from '../../src/backports/read/find-changes.ts';
import type { Change } from '../../src/book/schema/change.ts';
import { openChanges } from '../../src/book/schema/changes-text.ts';
import { syntheticBook } from '../fixture/synthetic-book.ts';
import { makeFolder } from '../git-repository.ts';

function prepare() {
  const [product] = syntheticBook({ releases: 4, changes: 3 }).products;
  const [newest, older, oldest, ...others] = product?.releases ?? [];
  if (product === undefined || newest === undefined || older === undefined || oldest === undefined) throw new Error('Unexpected Book.');
  const [first, second] = older.changes;
  if (first === undefined || second === undefined) throw new Error('Unexpected changes.');
  const quoted = { ...first, title: `Explain {"sha":"${newest.changes[0]?.commits[0]?.sha}"}` };
  const elsewhere = { ...second, repository: 'another', commits: first.commits };
  // The same commit stands in the changes of several releases, and once in those of another repository.
  const lists = [
    [elsewhere, ...newest.changes],
    [quoted, second],
    [first, ...oldest.changes],
  ];
  const releases = [newest, older, oldest].map((release, at) => ({ ...release, changes: lists[at] ?? [] }));
  return { product: { ...product, releases: [...releases, ...others] }, repository: first.repository, quoted, lists };
}

test('a commit belongs to the change of the newest release that has it, in its own repository', () => {
  const { product, repository, quoted, lists } = prepare();
  const changeOf = prepareChangeOf(product, repository);
  const [sha = ''] = quoted.commits.map((commit) => commit.sha);
  expect(changeOf(sha)).toBe(quoted);
  expect(changeOf(lists[0]?.[1]?.commits[0]?.sha ?? '')).toBe(lists[0]?.[1]);
  expect(changeOf('0'.repeat(40))).toBeUndefined();
});

test('of changes that were kept as text, only those are read that name the commit', () => {
  const { product, repository, quoted, lists } = prepare();
  const read: number[] = [];
  const file = path.join(makeFolder(), 'changes');
  writeFileSync(file, lists.map((list) => JSON.stringify(list)).join(''));
  const opened = openSync(file, 'r');
  let start = 0;
  const kept = lists.map((list, at): readonly Change[] => {
    const length = Buffer.byteLength(JSON.stringify(list));
    start += length;
    return openChanges({ file: opened, start: start - length, length, digest: '' }, () => {
      read.push(at);
      return list;
    });
  });
  const releases = product.releases.map((release, at) => ({ ...release, changes: kept[at] ?? release.changes }));
  const changeOf = prepareChangeOf({ ...product, releases }, repository);
  expect(changeOf('0'.repeat(40))).toBeUndefined();
  expect(changeOf(quoted.commits[0]?.sha ?? '')).toEqual(quoted);
  expect(changeOf(lists[2]?.[2]?.commits[0]?.sha ?? '')).toEqual(lists[2]?.[2]);
  expect(read).toEqual([0, 1, 2]);
  expect(changeOf(quoted.commits[0]?.sha ?? '')).toEqual(quoted);
  expect(read).toEqual([0, 1, 2]);
});
