import { expect, test } from 'vitest';
import { findSection, readVersion } from '../../../src/notes/schema/find-section.ts';
import { listItems } from '../../../src/notes/schema/list-items.ts';

/** The items of a version in a text, with the line of the first. */
function read(text: string, version: string): unknown {
  const section = findSection(text, version);
  return section === undefined
    ? null
    : [section.start, ...listItems(section.lines).map(({ text: said, heading }) => `${heading ?? ''}|${said}`)];
}

test('a section of Keep a Changelog ends where the next version begins', () => {
  const text =
    '# Changelog\n\n## [Unreleased]\n\n- soon\n\n## [1.2.0] - 2024-01-01\n\n### Added\n\n- one\n  more of it\n- two\n\n## [1.1.0]\n\n- old\n\n[1.2.0]: https://forge.example/1.2.0\n';
  expect(read(text, '1.2.0')).toEqual([8, 'Added|one more of it', 'Added|two']);
  expect(read(text, 'Unreleased')).toEqual([4, '|soon']);
  expect(read(text, '1.1.0')).toEqual([16, '|old']);
  expect(read(text, '1.1')).toBeNull();
  expect(read(text, '2.0')).toBeNull();
});

test('a patch below a minor version of a higher heading is a section of its own', () => {
  const text = '# [2.0.0](https://x.example) (2024-02-01)\n\n* a\n\n## [1.9.1](https://x.example) (2024-01-01)\n\n* b\n';
  expect(read(text, '2.0.0')).toEqual([2, '|a']);
  expect(read(text, '1.9.1')).toEqual([6, '|b']);
});

test.each([
  [
    'reST with an underline',
    'pytest 8.1.0 (2024-03-03)\n=========================\n\nFeatures\n--------\n\n- one\n\npytest 8.0.0\n============\n\n- two\n',
    'Features|one',
  ],
  ['plain with words in front', 'Changes in 8.1.0\n\n  * one\n\nChanges in 8.0.0\n\n  * two\n', '|one'],
  ['NEWS of GNOME', '8.1.0\n====\n* one\n\nContributors:\n  Ada\n\nTranslators:\n  Bo [de]\n\n8.0.0\n====\n* two\n', '|one'],
  ['items of a list', '* 8.1.0 (2024-01-31)\n\n * one\n\n* 8.0.0 (2023-01-31)\n\n * two\n', '|one'],
  ['a heading with v', '# v8.1.0\n\n- one\n\n# v8.0.0\n\n- two\n', '|one'],
  ['version with a word', 'Version 8.1.0\n-------------\n\n- one\n\nVersion 8.0.0\n-------------\n\n- two\n', '|one'],
  [
    'escaped marks and anchors',
    '- <a href="#v8-1-0">v8\\.1\\.0</a>\n\n<a id="v8-1-0"></a>\n## v8\\.1\\.0\n\n* one\n\n## v8\\.0\\.0\n\n* two\n',
    '|one',
  ],
  ['a date after a slash', '## 8.1.0 / 2024-02-22\n\n* one\n\n## 8.0.0 / 2024-01-22\n\n* two\n', '|one'],
])('%s is read', (_name, text, item) => {
  expect(read(text, '8.1.0')).toEqual([expect.any(Number), item]);
});

test('a version in a sentence is no heading, nor is what changed since one', () => {
  expect(read('See 1.2.0 for what we did about it.\n\n- one\n', '1.2.0')).toBeNull();
  expect(
    ['1.2.0', 'v1.2.0 - Codename', 'Release 1.2.0', 'Changes since 1.2.0', '1.2.0 is the first that we made in this way'].map(readVersion),
  ).toEqual(['1.2.0', '1.2.0', '1.2.0', null, null]);
});

test('items that only announce others are their heading, paragraphs are items where there is no list', () => {
  expect(listItems(['- Runtime:', '  - fast', '  - small', '- alone', '  - with more']).map(({ text }) => text)).toEqual([
    'Runtime: fast',
    'Runtime: small',
    'alone',
  ]);
  expect(listItems(['One thing', 'in two lines.', '', 'Another.']).map(({ text }) => text)).toEqual([
    'One thing in two lines.',
    'Another.',
  ]);
});

test('lists of modules, thanks and checksums are no changes', () => {
  const lines = ['## Dependencies', '### Added', '- left-pad', '## Contributors', '- Ada', '## Fixed', '- it'];
  expect(listItems(lines).map(({ text }) => text)).toEqual(['it']);
});

test('a reference to a list of addresses stands with its address', () => {
  expect(listItems([' o one [12]', '', ' [12] = https://curl.se/bug/?i=4711'])[0]?.text).toBe('one https://curl.se/bug/?i=4711');
});

test('a hostile text takes no longer than another of its length', () => {
  for (const text of [
    '# '.repeat(100_000),
    `${'- a '.repeat(50_000)}\n1.2.0`,
    `1.2.0${'('.repeat(100_000)}`,
    '1.2.0\n'.repeat(20_000),
    `${'*'.repeat(50_000)}1.2.0`,
  ]) {
    findSection(text, '1.2.0');
    listItems(text.split('\n'));
  }
  expect.assertions(0);
}, 60_000);

test('a heading of the same rank ends a section, whatever it says', () => {
  expect(read('## 1.0.0\n\n- one\n\n## Older releases\n\n- two\n', '1.0.0')).toEqual([2, '|one']);
});

test('a list whose items are all a few words with a list below is one of headings', () => {
  const lines = ['* Security', '  - Fix a buffer', '* Bug Fixes', '  - #48 Fix a leak', '    - in full', '* Contributors', '  - Ada'];
  expect(listItems(lines).map(({ text, heading }) => `${heading}|${text}`)).toEqual(['Security|Fix a buffer', 'Bug Fixes|#48 Fix a leak']);
  const other = ['* Security', '  - Fix a buffer', '* fix a leak', '  - in full'];
  expect(listItems(other).map(({ text }) => text)).toEqual(['Security', 'fix a leak']);
});

test('the day of a version is written in the way of days', () => {
  expect(readVersion('2024-05-01  Ada Lovelace  \\<ada@example.org\\>')).toBe('2024-05-01');
});
