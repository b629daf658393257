import { expect, test } from 'vitest';
import { isNoChange, readNoteCategory } from '../../../src/notes/schema/note-category.ts';
import { readNoteNumbers } from '../../../src/notes/schema/note-numbers.ts';

const web = { url: 'https://github.com/lab/app', forge: 'github' };
const tell = (text: string) => readNoteNumbers(text, web).map(({ number, kind }) => `${kind} ${number}`);

test.each([
  ['Fix it (#12)', ['unknown 12']],
  ['PR #12, issue #13, MR !14, GH-15, gh-16', ['pull 12', 'issue 13', 'pull 14', 'unknown 15', 'unknown 16']],
  ['pull request 12, merge request 13, PR 14', ['pull 12', 'pull 13', 'pull 14']],
  ['https://github.com/lab/app/pull/12 and https://github.com/lab/app/issues/13', ['pull 12', 'issue 13']],
  ['https://github.com/former/app/pull/12', ['pull 12']],
  ['https://github.com/lab/other/pull/12', []],
  ['https://gitlab.example.org/lab/app/-/merge_requests/12', ['pull 12']],
  ['https://bugs.example.org/show?a=1&i=12', ['unknown 12']],
  ['other/name#12, name#13, a/#14, &#39;', []],
  [':pull:`12` :issue:`13` :user:`14` :gh:`text <15>` :ghpull:`16`', ['pull 12', 'issue 13', 'unknown 15', 'pull 16']],
  ['CPython #12', []],
  ['#12, #12, PR #12', ['pull 12']],
  ['PR #12 and issue #12', ['pull 12']],
  ['#0, #12a, #1.2.3, 12', []],
  ['version 2.0, line #7.', ['unknown 7']],
])('%j names %j', (text, numbers) => {
  expect(tell(text)).toEqual(numbers);
});

test('where the repository says nothing of its address, every address counts', () => {
  expect(readNoteNumbers('https://github.com/any/thing/pull/12', null)).toEqual([{ number: 12, kind: 'pull' }]);
});

test('of a note that gathers everything the first sixty numbers are read', () => {
  expect(tell(Array.from({ length: 70 }, (_, at) => `#${at + 1}`).join(' '))).toHaveLength(60);
});

test.each([
  ['Breaking changes', 'breaking'],
  ['Backwards incompatible', 'breaking'],
  ['Security', 'security'],
  ['Deprecations', 'deprecated'],
  ['Removals', 'removed'],
  ['Bug fixes', 'fixed'],
  ['issues', 'fixed'],
  ['Performance', 'performance'],
  ['Docs', 'documentation'],
  ['Dependencies', 'dependencies'],
  ['misc', 'internal'],
  ['Tests', 'internal'],
  ['Features', 'added'],
  ['What is new', 'added'],
  ['minor', 'added'],
  ['minor_changes', 'changed'],
  ['Improvements', 'changed'],
  ['renewed', null],
  ['Hello', null],
])('`%s` is %s', (words, category) => {
  expect(readNoteCategory(words)).toBe(category);
});

test('headings below which no changes stand', () => {
  const headings = [
    'Contributors',
    'New Contributors',
    'Downloads',
    'Known issues',
    'Important dates',
    'Release summary',
    'Fixed',
    'Updates',
    'Install',
  ];
  expect(headings.filter(isNoChange)).toEqual([
    'Contributors',
    'New Contributors',
    'Downloads',
    'Known issues',
    'Important dates',
    'Release summary',
    'Updates',
    'Install',
  ]);
});
