import { expect, test } from 'vitest';
import { tellChoices, tellLast } from './tell-choices.ts';

test('on a line, a release follows the final one before it, and so does what stayed a candidate', () => {
  expect(tellChoices({ graphs: ['a b<a c<b d<c'], lines: { '1.0': ['1.0.0 a', '1.0.1 b', '1.0.2? c', '1.0.3 d'] } })).toEqual([
    '1.0.0 is the first',
    '1.0.1 ← 1.0.0 of 1.0: it is the last release of line 1.0 before this one',
    '1.0.2 ← 1.0.1 of 1.0: it is the newest final release of line 1.0',
    '1.0.3 ← 1.0.1 of 1.0: it is the last release of line 1.0 before this one',
  ]);
  expect(tellChoices({ graphs: ['a b<a'], lines: { all: ['1.0.0 a', '1.0.1 b'] } })).toEqual([
    '1.0.0 is the first',
    '1.0.1 ← 1.0.0 of all: it is the last release before this one',
  ]);
});

test('nothing is compared with what was withdrawn, and the next release says whose changes it lists', () => {
  const lines = { '1.0': ['1.0.0 a', '1.0.1! b', '1.0.2! c', '1.0.3 d', '1.0.4! e', '1.0.5 f', '1.0.6 g'] };
  expect(tellChoices({ graphs: ['a b<a c<b d<c e<d f<e g<f'], lines })).toEqual([
    '1.0.0 is the first',
    '1.0.1 ← 1.0.0 of 1.0: it is the last release of line 1.0 before this one',
    '1.0.2 ← 1.0.0 of 1.0: it is the last release of line 1.0 before this one; 1.0.1 was yanked, so its changes are listed here, too',
    '1.0.3 ← 1.0.0 of 1.0: it is the last release of line 1.0 before this one; 1.0.1 and 1.0.2 were yanked, so their changes are listed here, too',
    '1.0.4 ← 1.0.3 of 1.0: it is the last release of line 1.0 before this one',
    '1.0.5 ← 1.0.3 of 1.0: it is the last release of line 1.0 before this one; 1.0.4 was yanked, so its changes are listed here, too',
    '1.0.6 ← 1.0.5 of 1.0: it is the last release of line 1.0 before this one',
  ]);
});

test('the first release of a line that stands follows the line before, and says what was withdrawn on its own', () => {
  expect(tellChoices({ graphs: ['a b<a c<b'], lines: { '1.0': ['1.0.0 a'], '1.1': ['1.1.0! b', '1.1.1 c'] } }).slice(1)).toEqual([
    '1.1.0 ← 1.0.0 of 1.0: it is the last release of line 1.0 before 1.1 branched off',
    '1.1.1 ← 1.0.0 of 1.0: it is the last release of line 1.0 before 1.1 branched off; 1.1.0 was yanked, so its changes are listed here, too',
  ]);
  expect(tellLast({ graphs: ['a b<a c<b'], lines: { '1.0': ['1.0.0 a', '1.0.1! b'], '1.1': ['1.1.0 c'] } })).toBe(
    '1.1.0 ← 1.0.0 of 1.0: it is the last release of line 1.0 before 1.1 branched off',
  );
});

test('where a project lived on candidates before its first final release, they follow each other', () => {
  expect(
    tellChoices({
      graphs: ['a b<a c<b d<c e<d f<e'],
      lines: { '0.1': ['0.1.0? a', '0.1.1? b'], '0.2': ['0.2.0? c'], '1.0': ['1.0.0 d', '1.0.1? e', '1.0.2? f'] },
    }),
  ).toEqual([
    '0.1.0 is the first',
    '0.1.1 ← 0.1.0 of 0.1: it is the last release of line 0.1 before this one',
    '0.2.0 ← 0.1.1 of 0.1: it is the last release of line 0.1 before 0.2 branched off, which stayed a candidate as all versions before the first final one did',
    '1.0.0 ← 0.2.0 of 0.2: it is the last release of line 0.2 before 1.0 branched off, which stayed a candidate as all versions before the first final one did',
    '1.0.1 ← 1.0.0 of 1.0: it is the newest final release of line 1.0',
    '1.0.2 ← 1.0.0 of 1.0: it is the newest final release of line 1.0',
  ]);
  const two = { '0.1': ['0.1.0? a'], '0.2': ['0.2.0? b', '0.2.1?! c'], '1.0': ['1.0.0 d'] };
  expect(tellChoices({ graphs: ['a b<a c<b d<c'], lines: two })).toEqual(
    ['0.1.0', '0.2.0', '0.2.1', '1.0.0'].map((one) => `${one} is the first`),
  );
});

test('candidates of a new line are compared as its first release will be, and each final release looks anew', () => {
  // The candidate came before 1.0.1, the final one after it was merged.
  const lines = { '1.0': ['1.0.0 a', '1.0.1 c'], '1.1': ['1.1.0? b', '1.1.1? d', '1.1.2 e'] };
  expect(tellChoices({ graphs: ['a b<a c<a d<b e<d,c'], lines }).slice(2)).toEqual([
    '1.1.0 ← 1.0.0 of 1.0: it is the newest release of line 1.0 that 1.1.0 contains; later ones came after 1.1 branched off',
    '1.1.1 ← 1.0.0 of 1.0: it is the newest release of line 1.0 that 1.1.0 contains; later ones came after 1.1 branched off',
    '1.1.2 ← 1.0.1 of 1.0: it is the last release of line 1.0 before 1.1 branched off',
  ]);
});
