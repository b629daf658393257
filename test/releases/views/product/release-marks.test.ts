import { expect, test } from 'vitest';
import type { Release } from '../../../../src/book/schema/book.ts';
import type { Line } from '../../../../src/book/schema/product.ts';
import { releaseMarks } from '../../../../src/releases/views/product/release-marks.ts';
import { syntheticBook } from '../../../fixture/synthetic-book.ts';

/** The marks of each release of a product of two lines, whose older one is in the given state. */
function marksOf(state: Line['state']['kind'], change: (release: Release) => Release = (release) => release): Record<string, string> {
  const [product] = syntheticBook({ releases: 40, changes: 1 }).products;
  if (product === undefined) throw new Error('The synthetic Book has a product.');
  const [newest, older] = product.lines;
  if (newest === undefined || older === undefined) throw new Error('The synthetic product has two lines.');
  const changed = {
    ...product,
    lines: [
      { ...newest, state: { kind: 'maintained' as const, reason: '' } },
      { ...older, state: { kind: state, reason: '' } },
    ],
  };
  return Object.fromEntries(
    product.releases.flatMap((release) => {
      const words = releaseMarks(changed, change(release)).map(({ word }) => word);
      return words.length === 0
        ? []
        : [[release.version === newest.latest ? 'newest' : release.version === older.latest ? 'older' : '?', words.join(' ')]];
    }),
  );
}

test('the newest final release is the latest, and the newest of each maintained line is maintained', () => {
  expect(marksOf('maintained')).toEqual({ newest: 'latest maintained', older: 'maintained' });
});

test('a line of which nothing shows that it is maintained is not marked', () => {
  expect(marksOf('released')).toEqual({ newest: 'latest maintained' });
  expect(marksOf('end-of-life')).toEqual({ newest: 'latest maintained' });
});

test('what was withdrawn is not marked', () => {
  expect(marksOf('maintained', (release) => ({ ...release, status: 'yanked' }))).toEqual({});
});
