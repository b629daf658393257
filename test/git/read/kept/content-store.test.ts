import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openContentStore } from '../../../../src/git/read/kept/content-store.ts';
import { makeFolder } from '../../../git-repository.ts';

const one = '1'.repeat(40);
const two = '2'.repeat(40);
const open = (folder: string | null, stamp = 'code') => openContentStore(folder, 'answers', () => stamp);

test('what was kept is there in the next run, and nothing of it after the code has changed', () => {
  const folder = makeFolder();
  const first = open(folder);
  first.put(one, 'documentation');
  first.put(two, '');
  first.save();
  const second = open(folder);
  expect([second.get(one), second.get(two), second.get('3')]).toEqual(['documentation', '', undefined]);
  expect(open(folder, 'other code').get(one)).toBeUndefined();
});

test('a line that was damaged counts for nothing, and the others stand', () => {
  const folder = makeFolder();
  const store = open(folder);
  store.put(one, 'kept');
  store.put(two, 'spoilt');
  store.save();
  const [name = ''] = readdirSync(folder);
  const file = join(folder, name);
  writeFileSync(file, readFileSync(file, 'utf8').replace('spoilt', 'forged'));
  appendFileSync(file, 'half a li');
  expect([open(folder).get(one), open(folder).get(two)]).toEqual(['kept', undefined]);
});

test('where nothing can be kept, the run goes on', () => {
  const folder = makeFolder();
  writeFileSync(join(folder, 'file'), '');
  for (const place of [join(folder, 'file', 'below'), null]) {
    const store = open(place);
    store.put(one, 'x');
    store.save();
    expect(store.get(one)).toBe('x');
  }
});
