import { expect, test } from 'vitest';
import {
  decideLineRule,
  findBranchName,
  isCalendarVersion,
  lineOfBranch,
  lineOfVersion,
  reasonOfLine,
} from '../../../src/releases/schema/line-rule.ts';
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

test.each([
  ['release/web/0.15', ['web'], '0.15'],
  ['web/release-0.15', ['web'], '0.15'],
  ['web-0.15', ['web'], '0.15'],
  ['Web_0-15', ['web'], '0.15'],
  ['web-0.15', ['WEB'], '0.15'],
  ['LANG_2_X', ['lang'], '2'],
  ['gnome-3-38', ['gnome'], '3.38'],
  ['gnome-50', ['gnome'], '50'],
  ['stable/web-2.x', ['other', 'web'], '2'],
  ['web-0.15', ['', 'web'], '0.15'],
  ['release-2.1', ['', 'web'], '2.1'],
  ['release-2.1', ['web'], null],
  ['10', ['', 'web'], null],
  ['web0.15', ['web'], null],
  ['my/web-0.15', ['web'], null],
  ['web-notes', ['web'], null],
  ['web', ['web'], null],
])('branch %s of %s stands for line %s', (name, names, line) => {
  expect(lineOfBranch(name, names)).toBe(line);
});

const gnome = versions('3.36.0', '3.38.2', '40.1', '50.0', '51.0', '101.7', '3.138.1');

test.each([
  [['gnome-3-36', 'gnome-3-38', 'main'], 'gnome'],
  [['gnome-50', 'gnome-51'], 'gnome'],
  [['GNOME_50.x', 'GNOME_3.38.x'], 'GNOME'],
  [['my.app_name-50', 'my.app_name-51'], 'my.app_name'],
  [['gnome-101', 'gnome-3.138'], 'gnome'],
  [['x-50', 'x-51'], 'x'],
  [['b-50', 'b-51', 'a-50', 'a-51'], 'a'],
  [['a-50', 'b-50', 'b-51', 'b-40', 'a-51'], 'b'],
  [['gnome-50'], null],
  [['gnome-50', 'other-51'], null],
  [['gnome-52', 'gnome-53'], null],
  [['gnome-3-40', 'gnome-3-50'], null],
  [['release-50', 'stable-51'], null],
  [['v-50', 'v-51'], null],
  [['gnome-50-fix', 'gnome-51-fix'], null],
  [['my/gnome-50', 'my/gnome-51'], null],
  [['gnome+50', 'gnome+51'], null],
  [[], null],
])('of the branches %s the name is %s', (branches, name) => {
  expect(findBranchName(branches, gnome)).toBe(name);
});

test('a second number that a version has not is 0 for its branch', () => {
  expect(findBranchName(['app-7.0', 'app-8.0'], versions('7', '8'))).toBe('app');
});

/** The rule with what it says of first parts that are grouped otherwise. */
function rule(texts: readonly string[], branches: readonly string[], names?: readonly string[]) {
  const list = versions(...texts);
  const made = decideLineRule({ versions: list, branches, configured: undefined, ...(names === undefined ? {} : { names }) });
  return {
    parts: made.parts,
    others: [...(made.others ?? [])].map(([major, { parts }]) => [major, parts]),
    lines: list.map((version) => lineOfVersion(version, made)),
    reasons: [...new Set(list.map((version) => reasonOfLine(version, made)))],
  };
}

test('where the first parts of versions have branches of two kinds, each is grouped as its own, and what has no branch as the nearest', () => {
  const branches = ['gnome-3-34', 'gnome-3-36', 'gnome-3-38', 'gnome-40', 'gnome-41'];
  expect(rule(['3.34.1', '3.36.1', '3.38.1', '40.1', '41.2', '42.0', '2.9.1'], branches, ['gnome'])).toEqual({
    parts: 2,
    others: [
      [40, 1],
      [41, 1],
      [42, 1],
    ],
    lines: ['3.34', '3.36', '3.38', '40', '41', '42', '2.9'],
    reasons: [
      'Branches such as `gnome-3-38` stand for the first two parts of a version.',
      'Branches such as `gnome-41` stand for the first part of a version.',
    ],
  });
  const most = ['7.x', '8.x', '9.x', '1.1.x', '2.1.x'];
  expect(rule(['1.1.0', '2.1.0', '3.1.0', '7.0.0', '8.0.0', '9.0.0'], most)).toEqual({
    parts: 1,
    others: [
      [1, 2],
      [2, 2],
      [3, 2],
    ],
    lines: ['1.1', '2.1', '3.1', '7', '8', '9'],
    reasons: [
      'Branches such as `2.1.x` stand for the first two parts of a version.',
      'Branches such as `9.x` stand for the first part of a version.',
    ],
  });
});

test('a single branch of another kind changes nothing, nor do those of a first part that the most have', () => {
  expect(rule(['3.34.1', '3.36.1', '40.1'], ['3.34.x', '3.36.x', '40.x'])).toMatchObject({ parts: 2, others: [] });
  expect(rule(['3.34.1', '3.36.1', '3.38.0', '4.0.0'], ['3.34.x', '3.36.x', '4.0.x', '3.x', '4.x'])).toMatchObject({
    parts: 2,
    others: [],
  });
});

test('what stands as far from one kind as from the other is grouped as most are', () => {
  expect(rule(['3.1.0', '5.1.0', '6.1.0', '7.1.0', '9.0.0', '10.0.0'], ['3.1.x', '5.1.x', '6.1.x', '9.x', '10.x']).others).toEqual([
    [9, 1],
    [10, 1],
  ]);
  expect(rule(['6.1.0', '5.1.0', '4.1.0', '8.0.0', '10.0.0', '11.0.0'], ['4.1.x', '5.1.x', '6.1.x', '10.x', '11.x']).others).toEqual([
    [10, 1],
    [11, 1],
  ]);
});

test('without a branch, more than five releases of two parts make the first part a line', () => {
  const six = ['3.0', '3.1', '3.2', '3.3', '3.4', '3.5'];
  const one = 'The first part of a version names its line, because no version has more than two.';
  const two = 'The first two parts of a version name its line, because no branch or configuration says otherwise.';
  expect(decide(six).slice(0, 2)).toEqual([1, one]);
  expect(decide(['1.0', ...six]).slice(0, 2)).toEqual([1, one]);
  expect(decide(['3', ...six.slice(1)]).slice(0, 2)).toEqual([1, one]);
  expect(decide(six.slice(0, 5)).slice(0, 2)).toEqual([2, two]);
  expect(decide(['1.0', '2.0', '3.0', '4.0', '5.0', '6.0']).slice(0, 2)).toEqual([2, two]);
  expect(decide([...six, '3.5.1']).slice(0, 2)).toEqual([2, two]);
  expect(decide([]).slice(0, 2)).toEqual([2, two]);
});

test('days are all one line, where they are more than half of the versions', () => {
  const days = 'Versions are days, so they are all one line.';
  expect(decide(['20240501', '20240601', '1.0.0'])).toEqual([0, days, ['all', 'all', 'all']]);
  expect(decide(['20240501', '1.0.0'])[1]).not.toBe(days);
  expect(decide(['20240501', '2024-06-01', '1.0.0', '1.0.1', '1.0.2'])[1]).not.toBe(days);
});

test('dates are lines of a month as soon as one has a day, where they are more than half of the versions', () => {
  expect(decide(['2024.04', '2024.04.1', '2024.10', '1.0'])).toEqual([
    2,
    'Versions are dates: the releases of one month are one line.',
    ['2024.04', '2024.04', '2024.10', '1.0'],
  ]);
  expect(decide(['2024.04', '2024.10', '1.0', '1.1'])[1]).toBe(
    'The first two parts of a version name its line, because no branch or configuration says otherwise.',
  );
});

test('the configuration says why two parts name a line', () => {
  expect(decide(['1.0.0'], [], 2)[1]).toBe('The configuration says that the first two parts of a version name its line.');
});

test('branches are named in the order of their names, the last one for all', () => {
  expect(decide(['8.1.0', '9.0.0'], ['stable-9', 'stable-8'])[1]).toBe(
    'Branches such as `stable-9` stand for the first part of a version.',
  );
  expect(decide(['8.1.0', '8.2.0'], ['8.2.x', '8.1.x', '8.7.x'])[1]).toBe(
    'Branches such as `8.2.x` stand for the first two parts of a version.',
  );
});

test('years from 1990 to 2099 and days of a year make calendar versions', () => {
  const texts = ['1989.12', '1990.1', '2099.1', '2100.1', '2024.366', '2024.367', '2024.5'];
  expect(versions(...texts).map(isCalendarVersion)).toEqual([false, true, true, false, true, false, true]);
});

test('a line is spelled as its versions are only where they are dates', () => {
  const two = { parts: 2 as const, reason: '' };
  expect(
    versions('2024.04.1', '24.04.1', '24', '2024-04', '1_08_1', '2024.04.1+k3s1').map((version) => lineOfVersion(version, two)),
  ).toEqual(['2024.04', '24.04', '24.0', '2024.04', '1.8', '2024.04']);
});

test('of a rule without others the reason is its own', () => {
  const [version] = versions('3.1');
  if (version === undefined) throw new Error('3.1 is a version');
  expect(reasonOfLine(version, { parts: 2, reason: 'this' })).toBe('this');
  const others = new Map([[3, { parts: 1 as const, reason: 'that' }]]);
  expect(reasonOfLine(version, { parts: 2, reason: 'this', others })).toBe('that');
  expect(reasonOfLine({ ...version, numbers: [4] }, { parts: 2, reason: 'this', others })).toBe('this');
  expect(lineOfVersion(version, { parts: 2, reason: 'this', others })).toBe('3');
  expect(lineOfVersion({ ...version, numbers: [4] }, { parts: 2, reason: 'this', others })).toBe('4.0');
});
