import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openKeptAnswers } from '../../../../src/git/read/kept/kept-answers.ts';
import { makeFolder } from '../../../git-repository.ts';

const one = 'a'.repeat(40);
const two = 'b'.repeat(64);

test('answers are there in the next run of the same code, with those added since', () => {
  const file = join(makeFolder(), 'deep', 'answers');
  const first = openKeptAnswers(file, 'code');
  first.set(one, 'yes');
  first.save();
  const second = openKeptAnswers(file, 'code');
  second.set(two, '');
  second.save();
  const third = openKeptAnswers(file, 'code');
  expect([third.get(one), third.get(two), third.get('c'.repeat(40))]).toEqual(['yes', '', undefined]);
  expect(openKeptAnswers(file, 'other code').get(one)).toBeUndefined();
  expect(readdirSync(join(file, '..'))).toEqual(['answers']);
});

test('what cannot be read or written is asked anew', () => {
  const folder = makeFolder();
  writeFileSync(join(folder, 'file'), 'x');
  const answers = openKeptAnswers(join(folder, 'file', 'below'), 'code');
  answers.set(one, 'yes');
  answers.save();
  expect(answers.get(one)).toBe('yes');
});
