import { expect, test } from 'vitest';
import { boundFile, boundLines } from '../../../src/text/read/bound-text.ts';

const bound = (lines: readonly string[]) => {
  const { lines: kept, problems } = boundLines(lines, (line, column) => ({ source: 'record.md', line, column }));
  return {
    kept: kept.length,
    blank: kept.flatMap((line, at) => (line === '' && lines[at] !== '' ? [at + 1] : [])),
    said: problems.map(tell),
  };
};
const tell = ({ code, place }: { readonly code: string; readonly place: { readonly line?: number; readonly column?: number } }) =>
  `${place.line}:${place.column} ${code}`;
const rows = (count: number, line: string) => Array.from({ length: count }, () => line);

test('a file is read to four million characters, its front matter to fifty thousand', () => {
  const body = 'x'.repeat(4_000_000);
  expect(boundFile(body, 'a.md')).toEqual({ text: body, problems: [] });
  expect(boundFile(`${body}y`, 'a.md')).toMatchObject({
    text: '',
    problems: [{ code: 'document-too-large', place: { source: 'a.md', line: 1, column: 1 } }],
  });
  const head = (length: number, fence = '---\n') => `${fence}${'x'.repeat(length)}\n---\nBody`;
  expect(boundFile(head(50_000), 'a.md').problems).toEqual([]);
  for (const fence of ['---\n', '\uFEFF---\n', '--- \r\n', '---\t\r'])
    expect(
      boundFile(head(50_100, fence), 'a.md').problems.map(({ message }) => message),
      JSON.stringify(fence),
    ).toEqual(['The file or its front matter is longer than 50000 characters, so nothing of it was read.']);
  expect(boundFile(`----\n${'x'.repeat(60_000)}\n---\n`, 'a.md').problems).toEqual([]);
  expect(boundFile(`---\n${'x'.repeat(60_000)}`, 'a.md').problems).toEqual([]);
});

test('what is within all bounds stays as it is', () => {
  const lines = ['# Title', '', '- *a*', '  > b', '| a | b |', ...rows(399, 'word'), '', ...rows(399, 'word')];
  expect(bound(lines)).toEqual({ kept: lines.length, blank: [], said: [] });
});

test('of more lines than a page can show the rest is left out', () => {
  expect(bound(rows(5000, '')).said).toEqual([]);
  expect(bound(rows(5001, ''))).toEqual({ kept: 5000, blank: [], said: ['5001:1 document-too-long'] });
});

test.each([
  ['marks', ['', '*'.repeat(4000)], 5],
  ['cells', ['', '|'.repeat(4000)], 5],
  ['items, six each', ['- a'], 3333],
  ['numbered items', ['1. a'], 3333],
  ['underlined headings, twenty each', ['', 'a', '==='], 1000],
])('a document may have so many %s', (_what, part, most) => {
  const document = (count: number) => Array.from({ length: count }, () => part).flat();
  expect(bound(document(most)).said).toEqual([]);
  const said = bound(document(most + 1)).said;
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/^\d+:1 document-too-long$/);
});

test.each([
  '>'.repeat(41),
  '> '.repeat(41),
  `${'- '.repeat(41)}a`,
  `${'1. '.repeat(41)}a`,
  `${' '.repeat(164)}a`,
  `${'\t'.repeat(41)}a`,
  `${'12) '.repeat(41)}a`,
])('a line that is nested too deeply is left out: %j', (line) => {
  expect(bound(['a', line, 'b'])).toEqual({ kept: 3, blank: [2], said: ['2:1 document-too-deep'] });
});

test.each([
  `${'>'.repeat(40)}a`,
  `${'- '.repeat(32)}a`,
  '-'.repeat(80),
  '*'.repeat(80),
  '1'.repeat(80),
  `${' '.repeat(163)}a`,
  `a ${'> '.repeat(60)}`,
])('a line at the bound, of a rule or of words stays: %j', (line) => {
  expect(bound(['a', line, 'b'])).toEqual({ kept: 3, blank: [], said: [] });
});

test('a paragraph of too many lines or marks loses the line that is too much, and what comes behind begins anew', () => {
  expect(bound(rows(401, 'word'))).toEqual({ kept: 401, blank: [401], said: ['401:1 document-too-dense'] });
  expect(bound(rows(802, 'word'))).toEqual({
    kept: 802,
    blank: [401, 802],
    said: ['401:1 document-too-dense', '802:1 document-too-dense'],
  });
  expect(bound(['*_~[]<`!&\\'.repeat(500)]).said).toEqual([]);
  expect(bound(['*_~[]<`!&\\'.repeat(500), '*'])).toEqual({ kept: 2, blank: [2], said: ['2:1 document-too-dense'] });
});

test.each([
  ['a blank line', ''],
  ['an item', '- b'],
  ['a row', '| b'],
  ['an indented row', '  | b'],
])('a paragraph ends at %s', (_what, line) => {
  expect(bound([...rows(400, 'word'), line, ...rows(399, 'word')]).said).toEqual([]);
});
