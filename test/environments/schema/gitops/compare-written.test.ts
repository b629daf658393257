import { expect, test } from 'vitest';
import { compareWritten } from '../../../../src/environments/schema/gitops/compare-written.ts';

test.each([
  ['v9', 'v10', -1],
  ['1.47.0-wmf.16', '1.47.0-wmf.9', 1],
  ['1.23wmf16', '1.27.0-wmf.1', -1],
  ['1.0.0-rc.1', '1.0.0', -1],
  ['v1.0', '1.0.0', 0],
  ['44.20260707.1.1', '44.20260621.1.1', 1],
  ['2026-03-12', '2026-03-02', 1],
  ['release_123', 'v4', null],
  ['release-9469eb53bf41', 'release-369ae3dddb5f', null],
  ['1a2b3c4d5e', 'v1', null],
  ['v550-on-pg', 'v551-on-pg', -1],
  ['', 'v1', null],
  ['stable', 'latest', null],
])('%s and %s: %s', (left, right, expected) => {
  expect([sign(compareWritten(left, right)), sign(compareWritten(right, left))]).toEqual([
    expected,
    expected === null ? null : 0 - expected,
  ]);
});

function sign(order: number | null): number | null {
  return order === null ? null : Math.sign(order);
}
