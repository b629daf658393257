import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSortedPairs } from '../../../../src/site/search/index/sorted-pairs.ts';

test('keys come in ascending order, each with its documents', () => {
  const rows = fc.array(fc.array(fc.nat({ max: 2 ** 32 - 1 }), { maxLength: 4 }), { maxLength: 300 });
  fc.assert(
    fc.property(rows, (keysOfDocuments) => {
      const pairs = createSortedPairs();
      const expected = new Map<number, number[]>();
      for (const [document, keys] of keysOfDocuments.entries()) {
        for (const key of new Set(keys)) {
          pairs.add(key, document);
          expected.set(key, [...(expected.get(key) ?? []), document]);
        }
      }
      expect([...pairs.list()]).toEqual([...expected].sort(([a], [b]) => a - b));
    }),
    { seed: 20_261_121 },
  );
});

test('a number that no repository could have is left out', () => {
  const pairs = createSortedPairs();
  pairs.add(99_999_999_999, 0);
  expect([...pairs.list()]).toEqual([]);
});

test('more documents than fit are an error, not a wrong answer', () => {
  expect(() => createSortedPairs().add(1, 2 ** 21)).toThrow('expected fewer than 2097152');
});
