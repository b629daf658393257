import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatPostings, parsePostings } from '../../../../src/site/search/index/postings.ts';

test('ascending numbers come back as they were', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat({ max: 2 ** 40 })), (numbers) => {
      const sorted = [...numbers].sort((a, b) => a - b);
      expect(parsePostings(formatPostings(sorted))).toEqual(sorted);
    }),
    { seed: 20_261_121 },
  );
});

test('numbers in a row come back, whatever surrounds them', () => {
  const rows = fc.array(fc.record({ gap: fc.nat({ max: 70 }), length: fc.integer({ min: 1, max: 80 }) }), { maxLength: 20 });
  fc.assert(
    fc.property(rows, (runs) => {
      let next = 0;
      const numbers = runs.flatMap(({ gap, length }) => {
        const start = next + gap;
        next = start + length + 1;
        return Array.from({ length }, (_, at) => start + at);
      });
      expect(parsePostings(formatPostings(numbers))).toEqual(numbers);
    }),
    { seed: 20_261_121 },
  );
});

test('a word of every document takes a few characters', () => {
  expect(formatPostings(Array.from({ length: 320_000 }, (_, at) => at))).toHaveLength(5);
});
