import { expect, test } from 'vitest';
import { fitsGlob, namesStageFirst, parsePatternTag, parseTagVersion } from '../../../src/releases/schema/tag-version.ts';

test.each([
  ['2.2', '', '2.2'],
  ['v1.0.0-rc.3', '', '1.0.0-rc.3'],
  ['1.0.0rc1', '', '1.0.0rc1'],
  ['release-2024.10', '', '2024.10'],
  ['2024-10-05', '', '2024-10-05'],
  ['r1234_tag', '', '1234_tag'],
  ['v0.99.9g', '', '0.99.9g'],
  ['component/v1.2.0', 'component', '1.2.0'],
  ['component-v1.2.0', 'component', '1.2.0'],
  ['component@1.2.0', 'component', '1.2.0'],
  ['@scope/api@1.2.0', '@scope/api', '1.2.0'],
  ['gitgui-0.10.0', 'gitgui', '0.10.0'],
])('%s is read', (name, component, text) => {
  const found = parseTagVersion(name);
  expect([found?.component, found?.version.text]).toEqual([component, text]);
});

test.each(['stable', '4v0.21.6', 'junio-gpg-pub', '--upload-pack=x', '../../etc', '<script>alert(1)</script>', 'x'.repeat(500)])(
  '%s is no version',
  (name) => {
    expect(parseTagVersion(name)).toBeNull();
  },
);

test('a pattern takes off what stands before its star', () => {
  expect(parsePatternTag('api/v1.2.0', 'api/v*').version?.text).toBe('1.2.0');
  expect(parsePatternTag('api/v1.2.0', 'api/*').version?.text).toBe('1.2.0');
  expect(parsePatternTag('web/v1.2.0', 'api/*')).toEqual({ fits: false, version: null });
  expect(parsePatternTag('vim', 'v*')).toEqual({ fits: true, version: null });
});

test('a glob is matched in time that does not explode', () => {
  expect(fitsGlob('a'.repeat(2000), `${'*a'.repeat(200)}b`)).toBe(false);
  expect(fitsGlob('v1.2', 'v?.*')).toBe(true);
});

test.each([
  ['rc-8_22_0-1', '', '8.22.0-rc.1'],
  ['beta_1.2-3', '', '1.2-beta.3'],
  ['sha2-v0.10.8', 'sha2', '0.10.8'],
  ['rel/parser-3.10', 'parser', '3.10'],
  ['release/parser-3.10', 'parser', '3.10'],
  ['api/release-1.2', 'api', '1.2'],
  ['api-release-v1.2', 'api', '1.2'],
  ['api_release/1.2', 'api_release', '1.2'],
  ['api-r.1', 'api', '1'],
  ['a-1-2.0', 'a', '1-2.0'],
  ['refs/tags/v2.0', '', '2.0'],
])('%s is read, too', (name, component, text) => {
  const found = parseTagVersion(name);
  expect([found?.component, found?.version.text]).toEqual([component, text]);
});

test('a name has at most 200 characters', () => {
  expect(parseTagVersion(`${'a'.repeat(196)}-1.0`)?.component).toHaveLength(196);
  expect(parseTagVersion(`${'a'.repeat(197)}-1.0`)).toBeNull();
});

test('what stands before a version is a component only where it is a name', () => {
  for (const name of ['@1.0', '/1.0', '!-1.0', '1a/2..0', 'api-']) expect([name, parseTagVersion(name)]).toEqual([name, null]);
});

test('a tag may name its stage first, and the number of a candidate last', () => {
  expect(
    ['rc-8_22_0-1', 'ALPHA_1.2-3', 'rc-8-1', 'rc-8_22_0', 'parser-8_22_0', 'xrc-8_22_0-1', 'rc-8_22_0-1x'].map(namesStageFirst),
  ).toEqual([true, true, false, false, false, false, false]);
});

test('a pattern without a star is the whole name, which is read as any tag is', () => {
  expect(parsePatternTag('api-v1.2.0', 'api-v1.2.0').version?.text).toBe('1.2.0');
  expect(parsePatternTag('v1.2.0', 'v1.2.0').version?.text).toBe('1.2.0');
  expect(parsePatternTag('stable', 'stable')).toEqual({ fits: true, version: null });
  expect(parsePatternTag('stable-1.0', '*')).toEqual({ fits: true, version: null });
  expect(parsePatternTag('rc-8_22_0-1', 'rc-*')).toMatchObject({ fits: true, version: { text: '8.22.0-rc.1' } });
  expect(parsePatternTag('rc-8_22_0-1', 'beta-*')).toEqual({ fits: false, version: null });
  expect(parsePatternTag('api-v1.2.0', 'api-?1.2.0').version?.text).toBe('1.2.0');
});

test.each([
  ['abc', 'abc', true],
  ['abc', 'ab', false],
  ['ab', 'abc', false],
  ['', '', true],
  ['', '*', true],
  ['', '**', true],
  ['', '?', false],
  ['abc', '*', true],
  ['abc', '**', true],
  ['abc', 'abc*', true],
  ['abc', 'abc**', true],
  ['abc', '*abc', true],
  ['abc', 'a*c', true],
  ['abcbc', 'a*bc', true],
  ['abcbd', 'a*bc', false],
  ['abc', '???', true],
  ['abc', '????', false],
  ['abc', '*?', true],
  ['abc', 'x*', false],
  ['undefined', 'undefined', true],
])('%s fits %s: %s', (name, pattern, fits) => {
  expect(fitsGlob(name, pattern)).toBe(fits);
});
