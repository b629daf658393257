import { expect, test } from 'vitest';
import { fitsGlob, parsePatternTag, parseTagVersion } from '../../../src/releases/schema/tag-version.ts';

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
