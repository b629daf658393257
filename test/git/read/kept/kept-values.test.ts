import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepValues } from '../../../../src/git/read/kept/kept-values.ts';
import { keepNothing } from '../../../../src/git/schema/keep-value.ts';
import { makeFolder } from '../../../git-repository.ts';

test('a value is made once for the same facts, whoever asks', () => {
  const folder = join(makeFolder(), 'kept');
  const made: string[] = [];
  const make = (word: string) => () => {
    made.push(word);
    return { word };
  };
  expect(keepValues(folder, () => '1')({ name: 'a', facts: [1, null] }, make('first'))).toEqual({ word: 'first' });
  expect(keepValues(folder, () => '1')({ name: 'a', facts: [1, null] }, make('second'))).toEqual({ word: 'first' });
  expect(keepValues(folder, () => '1')({ name: 'a', facts: [2, null] }, make('third'))).toEqual({ word: 'third' });
  expect(keepValues(folder, () => '2')({ name: 'a', facts: [2, null] }, make('fourth'))).toEqual({ word: 'fourth' });
  expect(keepValues(folder, () => '2')({ name: 'b', facts: [2, null] }, make('fifth'))).toEqual({ word: 'fifth' });
  expect(made).toEqual(['first', 'third', 'fourth', 'fifth']);
  expect(readdirSync(folder)).toHaveLength(2);
});

test('what is damaged is made anew', () => {
  const folder = makeFolder();
  const keep = keepValues(folder, () => '1');
  keep({ name: 'a', facts: 1 }, () => 'right');
  const file = join(folder, readdirSync(folder)[0] ?? '');
  const whole = readFileSync(file, 'utf8');
  for (const damaged of [whole.replace('right', 'wrong'), whole.slice(0, -1), whole.slice(0, 70), '']) {
    writeFileSync(file, damaged);
    expect(keep({ name: 'a', facts: 1 }, () => 'anew')).toBe('anew');
  }
});

test('a folder that cannot be written keeps nothing, and nothing fails', () => {
  const folder = makeFolder();
  writeFileSync(join(folder, 'file'), '');
  const keep = keepValues(join(folder, 'file'), () => '1');
  expect(keep({ name: 'a', facts: 1 }, () => 'first')).toBe('first');
  expect(keep({ name: 'a', facts: 1 }, () => 'second')).toBe('second');
});

test('nothing is kept where nothing is to be kept', () => {
  expect(keepNothing({ name: 'a', facts: 1 }, () => 'first')).toBe('first');
  expect(keepNothing({ name: 'a', facts: 1 }, () => 'second')).toBe('second');
});
