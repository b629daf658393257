import { expect, test } from 'vitest';
import { decideLineRule, isCalendarVersion, lineOfBranch, lineOfVersion } from '../../../src/releases/schema/line-rule.ts';
import { parseVersion, type Version } from '../../../src/releases/schema/version.ts';

test.each([
  ['release-2.1', '2.1'],
  ['release/v2.1', '2.1'],
  ['stable-9', '9'],
  ['stable/9.x', '9'],
  ['9.x', '9'],
  ['2.1.x', '2.1'],
  ['2.1', '2.1'],
  ['v2', '2'],
  ['maint-2.43', '2.43'],
  ['main', null],
  ['9', null],
  ['release-1.9.0', null],
  ['release-notes', null],
  ['fix-2.1', null],
])('branch %s stands for line %s', (name, line) => {
  expect(lineOfBranch(name)).toBe(line);
});

function versions(...texts: readonly string[]): readonly Version[] {
  return texts.flatMap((text) => parseVersion(text) ?? []);
}

/** The rule's parts, its reason, and the lines of the versions under it. */
function decide(texts: readonly string[], branches: readonly string[] = [], configured?: 1 | 2) {
  const list = versions(...texts);
  const rule = decideLineRule({ versions: list, branches, configured });
  return [rule.parts, rule.reason, list.map((version) => lineOfVersion(version, rule))];
}

test('two parts name a line when nothing says otherwise, and a missing part is 0', () => {
  expect(decide(['1.0.0', '1.1', '2', '2.0.1'])).toEqual([
    2,
    'The first two parts of a version name its line, because no branch or configuration says otherwise.',
    ['1.0', '1.1', '2.0', '2.0'],
  ]);
});

test('branches decide how many parts, and only those of versions that are there count', () => {
  expect(decide(['8.1.0', '9.0.0'], ['main', 'stable-8', 'stable-9', '9.0'])).toEqual([
    1,
    'Branches such as `stable-9` stand for the first part of a version.',
    ['8', '9'],
  ]);
  expect(decide(['1.0.0', '1.1.0'], ['release-1.0', 'release-1.1', 'v3', 'v4', 'v5'])).toEqual([
    2,
    'Branches such as `release-1.1` stand for the first two parts of a version.',
    ['1.0', '1.1'],
  ]);
});

test('as many branches of one kind as of the other leave two parts', () => {
  expect(decide(['1.0.0'], ['1.x', '1.0.x'])[0]).toBe(2);
});

test('the configuration goes before branches', () => {
  expect(decide(['1.0.0', '1.1.0'], ['release-1.0'], 1)).toEqual([
    1,
    'The configuration says that the first part of a version names its line.',
    ['1', '1'],
  ]);
  expect(decide(['1.0.0', '1.1.0'], ['1.x'], 2)[0]).toBe(2);
});

test('versions that are dates make lines of a month or a year, spelled as their authors do', () => {
  expect(decide(['2024.04.1', '2024.10.1'])).toEqual([
    2,
    'Versions are dates: the releases of one month are one line.',
    ['2024.04', '2024.10'],
  ]);
  expect(decide(['2023.11', '2024.04'])).toEqual([1, 'Versions are dates: the releases of one year are one line.', ['2023', '2024']]);
});

test('single numbers are all one line', () => {
  expect(decide(['1', '2', '251'])).toEqual([
    0,
    'Versions are counted with a single number, so they are all one line.',
    ['all', 'all', 'all'],
  ]);
});

test('a year and a month make a calendar version, a large number alone does not', () => {
  expect(versions('2024.10', '2024.10.5', '2024', '1.2024', '2500.1').map(isCalendarVersion)).toEqual([true, true, false, false, false]);
});
