import { expect, test } from 'vitest';
import { parseVersion } from '../../../src/releases/schema/version.ts';
import { describeMarker, endsSupport } from '../../../src/releases/schema/version-marker.ts';

test.each([
  ['2024.1-eol', 'It marks the end of support, and releases nothing.'],
  ['2024.1-eom', 'It marks the end of maintenance, and releases nothing.'],
  ['2024.1-em', 'It marks the beginning of extended maintenance, and releases nothing.'],
  ['2024.1-unmaintained', 'It marks the end of maintenance, and releases nothing.'],
  ['8.4.0.dev0', 'It marks where work on 8.4.0 began, and is no release candidate.'],
  ['8.4.0.dev', 'It marks where work on 8.4.0 began, and is no release candidate.'],
  ['8.4.0.dev1', 'It is a development release on the way to 8.4.0, and no release candidate.'],
  ['8.4.0-dev.20260101', 'It is a development release on the way to 8.4.0, and no release candidate.'],
  ['8.4.0a1.dev1', null],
  ['8.4.0-nightly.1', null],
  ['8.4.0.dev0.1', null],
  ['8.4.0-snapshot', null],
  ['8.4.0-rc0', null],
  ['8.4.0-toString', null],
  ['8.4.0-2', null],
  ['8.4.0', null],
])('%s is a mark: %s', (text, reason) => {
  const version = parseVersion(text);
  if (version === null) throw new Error(`${text} is no version`);
  expect(describeMarker(version)).toBe(reason);
});

test.each([
  ['train-eol', true],
  ['2023.2-EOL', true],
  ['2023.2_eol', true],
  ['2023.2.eol', true],
  ['geol', false],
  ['2023.2-eol-2', false],
  ['2023.2-eom', false],
])('%s ends support: %s', (name, ends) => {
  expect(endsSupport(name)).toBe(ends);
});
