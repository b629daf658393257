import { expect, test } from 'vitest';
import { matchWords } from '../../../src/notes/assemble/word-matcher.ts';

const { find } = matchWords([
  'Show the quoted manifest in an archive',
  'Keep order of rows',
  'Print labels, twice',
  'Print labels twice',
  'Fix the build',
]);

test.each([
  ['the same words', 'Show the quoted manifest in an archive', 0],
  ['the same words in another order and case', 'archive: MANIFEST quoted show', 0],
  ['most of the words', 'show quoted manifest of archive, more', 0],
  ['a whole title of four words within many', 'show quoted manifest archive and then many other things happened there too', 0],
  ['a whole title of three words within many', 'keep order rows and then many other things happened there too', null],
  ['two thirds of the words', 'keep order rows more', 1],
  ['half of the words', 'keep order more other', null],
  ['two titles that are alike', 'print labels twice', null],
  ['one word', 'archive', null],
  ['words that say nothing', 'fix the build', null],
  ['no words', '– ! –', null],
  ['words that none has', 'rewrote everything else', null],
])('%s', (_what, text, at) => {
  expect(find(text)).toBe(at);
});

test('words in other scripts count, and only the first sixty', () => {
  expect(matchWords(['Показать архив целиком']).find('архив целиком показать')).toBe(0);
  const long = Array.from({ length: 80 }, (_, at) => `word${at}`).join(' ');
  expect(matchWords([long]).find(`${long} and more of them`)).toBe(0);
});
