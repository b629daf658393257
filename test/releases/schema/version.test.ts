import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compareVersions,
  finalKey,
  isCandidate,
  isDay,
  parseVersion,
  type Version,
  versionKey,
} from '../../../src/releases/schema/version.ts';

function parse(text: string): Version {
  const version = parseVersion(text);
  if (!version) throw new Error(`${text} is no version`);
  return version;
}

const texts = fc
  .record({
    numbers: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 4 }),
    label: fc.constantFrom(
      '',
      '-rc.1',
      'rc1',
      '-rc2',
      '.rc10',
      '-alpha',
      '-beta.2',
      '.dev3',
      '-M1',
      '.Final',
      '-x.y',
      '-weird7',
      'a',
      '.post1',
      '-hotfix',
      '-1',
    ),
    build: fc.constantFrom('', '', '+k3s1', '+k3s10', '+k3s2'),
  })
  .map(({ numbers, label, build }) => parse(`${numbers.join('.')}${label}${build}`));

test('versions are in a total order', () => {
  fc.assert(
    fc.property(texts, texts, texts, (a, b, c) => {
      expect(Math.sign(compareVersions(a, b))).toBe(0 - Math.sign(compareVersions(b, a)) || 0);
      if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0) expect(compareVersions(a, c)).toBeLessThanOrEqual(0);
      expect(compareVersions(a, b) === 0).toBe(versionKey(a) === versionKey(b));
    }),
    { numRuns: 3000, seed: 3 },
  );
});

test('versions are ordered as people expect', () => {
  const ordered = [
    '0.9',
    '0.10',
    '1.0.0-x',
    '1.0.0.dev1',
    '1.0.0-alpha.1',
    '1.0.0b2',
    '1.0.0-M1',
    '1.0.0-rc.2',
    '1.0.0rc10',
    '1.0.0',
    '1.0.0a',
    '1.0.1',
    '1.2.3.4',
    '2',
    '2.2',
    '2024.10',
  ];
  expect(
    ordered
      .map(parse)
      .sort(compareVersions)
      .map((version) => version.text),
  ).toEqual(ordered);
});

test.each([
  ['1.0', ['-sp1', '-hotfix1', '-patch1', '.post1', 'a']],
  ['1.0.0', ['-snapshot.1', '-nightly.1', '-canary.1', '-dev.1']],
  ['1.0.0', ['-m1', '-pre1', '-ea1', '-next.1']],
])('labels of one stage that say something else are other versions of %s: %j', (base, labels) => {
  expect(new Set(labels.map((label) => versionKey(parse(`${base}${label}`)))).size).toBe(labels.length);
});

test('the same version in other words has the same key', () => {
  expect(versionKey(parse('1.0'))).toBe(versionKey(parse('1.0.0')));
  expect(versionKey(parse('1.0rc1'))).toBe(versionKey(parse('1.0.0-rc.1')));
  expect(versionKey(parse('1.0.Final'))).toBe(versionKey(parse('1')));
  expect(versionKey(parse('1.0-pre1'))).toBe(versionKey(parse('1.0-preview.1')));
  expect(versionKey(parse('1.0-patch1'))).toBe(versionKey(parse('1.0p1')));
  expect(versionKey(parse('1.0.post1'))).toBe(versionKey(parse('1.0-1')));
  expect(versionKey(parse('1.0+k3s1'))).not.toBe(versionKey(parse('1.0+k3s2')));
});

test('a candidate is for the final version of the same numbers and build', () => {
  expect(finalKey(parse('2.3.0-rc.2'))).toBe(versionKey(parse('2.3')));
  expect(finalKey(parse('2.3.0-rc.2+k3s1'))).toBe(versionKey(parse('2.3.0+k3s1')));
});

test('candidates are told from final versions', () => {
  expect(['1.0-rc1', '1.0a1', '1.0.dev2', '1.0-experimental.x', '1.0.0-2'].map(parse).every(isCandidate)).toBe(true);
  expect(['1.0', '1.0.2k', '1.0.Final', '1.0.post1', '1.0-2'].map(parse).some(isCandidate)).toBe(false);
});

test('a text that is no version is not read as one', () => {
  for (const text of ['', 'v', 'stable', '1..2', '1.0-', '1.0 rc1', '<1.0>', '1.0/2', '1'.repeat(16), `1.${'0.'.repeat(50)}1`, '1.0+']) {
    expect([text, parseVersion(text)]).toEqual([text, null]);
  }
});

test.each([
  ['1.2.3', { numbers: [1, 2, 3], stage: 'final', label: [], build: '', base: '1.2.3' }],
  ['1_2_3', { text: '1.2.3', numbers: [1, 2, 3], stage: 'final', label: [], build: '', base: '1.2.3' }],
  ['1_2_3-rc_1', { text: '1.2.3-rc_1', numbers: [1, 2, 3], stage: 'candidate', label: ['rc', 1], build: '', base: '1.2.3' }],
  ['1.0.2k', { numbers: [1, 0, 2], stage: 'post', label: ['letter', 11], build: '', base: '1.0.2' }],
  ['1.0-2', { numbers: [1, 0], stage: 'post', label: ['post', 2], build: '', base: '1.0' }],
  ['1.0.0-2', { numbers: [1, 0, 0], stage: 'unknown', label: [2], build: '', base: '1.0.0' }],
  ['1.0.0-x.7', { numbers: [1, 0, 0], stage: 'unknown', label: ['x', 7], build: '', base: '1.0.0' }],
  ['1.0.0-RC.3+k3s1', { numbers: [1, 0, 0], stage: 'candidate', label: ['rc', 3], build: 'k3s1', base: '1.0.0+k3s1' }],
  ['1.0+a.b-c_d', { numbers: [1, 0], stage: 'final', label: [], build: 'a.b-c_d', base: '1.0+a.b-c_d' }],
  ['20240501', { numbers: [2024, 5, 1], stage: 'final', label: [], build: '', base: '20240501' }],
  ['20241231', { numbers: [2024, 12, 31], stage: 'final', label: [], build: '', base: '20241231' }],
  ['19991029', { numbers: [1999, 10, 29], stage: 'final', label: [], build: '', base: '19991029' }],
  ['20240501.2', { numbers: [2024, 5, 1, 2], stage: 'final', label: [], build: '', base: '20240501.2' }],
  ['20241301', { numbers: [20_241_301], stage: 'final', label: [], build: '', base: '20241301' }],
  ['20240532', { numbers: [20_240_532], stage: 'final', label: [], build: '', base: '20240532' }],
  ['202405011', { numbers: [202_405_011], stage: 'final', label: [], build: '', base: '202405011' }],
  ['120240501', { numbers: [120_240_501], stage: 'final', label: [], build: '', base: '120240501' }],
  ['2024-05-01', { numbers: [2024, 5, 1], stage: 'final', label: [], build: '', base: '2024-05-01' }],
  ['2024-05', { numbers: [2024, 5], stage: 'final', label: [], build: '', base: '2024-05' }],
])('%s is taken apart', (text, parts) => {
  expect(parseVersion(text)).toEqual({ text, ...parts });
});

test('a version has at most 80 characters, and a build is words of letters and digits', () => {
  expect(parseVersion(`1.0+${'a'.repeat(76)}`)?.build).toHaveLength(76);
  for (const text of [`1.0+${'a'.repeat(77)}`, '1.0+-a', '1.0+a-', '1.0+a..b', '1.0+a b', '+1.0', '1.0+a.b!'])
    expect([text, parseVersion(text)]).toEqual([text, null]);
});

test.each([
  ['20240501', true],
  ['20240501.2', true],
  ['2024-05-01', true],
  ['2024-05', false],
  ['20241301', false],
  ['202405011', false],
  ['2024.5.1', false],
  ['1.20240501', false],
  ['10.2024-05-01', false],
])('%s is a day: %s', (text, day) => {
  expect(isDay(parse(text))).toBe(day);
});

test('labels and builds are ordered part by part: numbers as numbers and before words, a shorter one first', () => {
  const ordered = [
    '1.0.0-2',
    '1.0.0-10',
    '1.0.0-x',
    '1.0.0-x.2',
    '1.0.0-x.10',
    '1.0.0-x.y',
    '1.0.0-x.z',
    '1.0.0-y',
    '1.0.0-rc',
    '1.0.0-rc.2',
    '1.0.0-rc.2.1',
    '1.0.0-rc.10',
    '1.0.0-rc.a',
    '1.0.0-rc.b',
    '1.0.0',
    '1.0.0+1',
    '1.0.0+9',
    '1.0.0+k',
    '1.0.0+k3s2',
    '1.0.0+k3s10',
    '1.0.0+ka',
    '1.0.0a',
    '1.0.0b',
    '1.0.0-post.3',
  ].map(parse);
  for (const [at, left] of ordered.entries())
    for (const [other, right] of ordered.entries())
      expect([left.text, right.text, Math.sign(compareVersions(left, right))]).toEqual([left.text, right.text, Math.sign(at - other)]);
});

test('builds that read alike are ordered by their text, and final words are no difference', () => {
  expect(Math.sign(compareVersions(parse('1.0+a.b'), parse('1.0+a-b')))).toBe(1);
  expect(compareVersions(parse('1.0.Final'), parse('1.0.GA'))).toBe(0);
  expect(compareVersions(parse('1.0.0-rc.1'), parse('1.0.0-c1'))).toBe(0);
});

test('keys are of numbers without the zeros at the end, stage, label and build', () => {
  expect(
    ['0', '0.0', '1.0.0', '1.10', '1.0.0-rc.3', '1.0.0-x.3', '1.0.2k', '1.0+k3s1', '1.0.Final'].map((text) => versionKey(parse(text))),
  ).toEqual(['0||', '0||', '1||', '1.10||', '1|candidate.3|', '1|unknown.x.3|', '1.0.2|postletter.11|', '1||k3s1', '1||']);
  expect(['1.0.0-rc.3', '1.0.2k', '1.0.0-x'].map((text) => finalKey(parse(text)))).toEqual(['1||', '1.0.2|postletter.11|', '1||']);
});
