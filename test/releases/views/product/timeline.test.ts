import { expect, test } from 'vitest';
import { timeline } from '../../../../src/releases/views/product/timeline.ts';
import { syntheticBook } from '../../../fixture/synthetic-book.ts';

test('each line is a lane, newest first, that begins where it branched off', () => {
  const [product] = syntheticBook({ releases: 60, changes: 1 }).products;
  const drawing = product && timeline(product);
  expect(drawing?.lanes.map(({ line, y, from, marks, branch }) => ({ line, y, from, marks: marks.length, branch }))).toEqual([
    { line: '1.2', y: 38, from: '63.97%', marks: 20, branch: { x: '63.97%', y: 66 } },
    { line: '1.1', y: 66, from: '31.93%', marks: 20, branch: { x: '31.93%', y: 94 } },
    { line: '1.0', y: 94, from: '1.50%', marks: 20, branch: null },
  ]);
  expect(drawing?.hidden).toBe(0);
});

test('lines beyond the newest fourteen are counted and not drawn', () => {
  const [product] = syntheticBook({ releases: 400, changes: 1 }).products;
  const drawing = product && timeline(product);
  expect([drawing?.lanes.length, drawing?.hidden]).toEqual([14, 6]);
});

test('one release makes no timeline', () => {
  const [product] = syntheticBook({ releases: 1, changes: 1 }).products;
  expect(product && timeline(product)).toBeNull();
});
