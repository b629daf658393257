import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareVersions, finalKey, isCandidate, parseVersion, type Version, versionKey } from '../../../src/releases/schema/version.ts';

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

test('the same version in other words has the same key', () => {
  expect(versionKey(parse('1.0'))).toBe(versionKey(parse('1.0.0')));
  expect(versionKey(parse('1.0rc1'))).toBe(versionKey(parse('1.0.0-rc.1')));
  expect(versionKey(parse('1.0.Final'))).toBe(versionKey(parse('1')));
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
