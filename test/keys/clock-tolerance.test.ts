import { expect, test } from 'vitest';
import { isEarlier } from '../../src/keys/clock-tolerance.ts';

test('a moment is earlier by more than the two minutes that clocks may differ, and not by less', () => {
  expect(isEarlier('2026-01-01T00:00:00Z', '2026-01-01T00:02:00Z')).toBe(false);
  expect(isEarlier('2026-01-01T00:00:00Z', '2026-01-01T00:02:01Z')).toBe(true);
  expect(isEarlier('2026-01-01T00:02:01Z', '2026-01-01T00:00:00Z')).toBe(false);
  expect(isEarlier('2026-01-01T01:00:00+01:00', '2026-01-01T00:03:00Z')).toBe(true);
});
