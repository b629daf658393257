import { expect, test } from 'vitest';
import { formatQuoted } from '../../../src/ui/views/format-quoted.ts';

test('backticks mark a value, and one without its pair stands for itself', () => {
  expect(formatQuoted('Unexpected `<b>` in ` it').text).toBe('Unexpected <code>&lt;b&gt;</code> in ` it');
});

test('a moment in a sentence stands as people read it, and one that is a value as it was written', () => {
  expect(formatQuoted('Compromised since 2025-09-10T00:00:00Z, written `2025-09-10T00:00:00Z` at 2026-03-12T14:05:00+11:00.').text).toBe(
    'Compromised since 10 Sep 2025, 00:00 UTC, written <code>2025-09-10T00:00:00Z</code> at 12 Mar 2026, 14:05 +11:00.',
  );
});
