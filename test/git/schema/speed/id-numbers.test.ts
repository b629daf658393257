import { expect, test } from 'vitest';
import { startIdNumbers } from '../../../../src/git/schema/speed/id-numbers.ts';

test('ids are numbered as they are first met, and found again by what they say', () => {
  const ids = startIdNumbers();
  const letters = ['', 'a', 'b', '', 'ab', 'b', 'é'];

  expect(letters.map((id) => ids.numberOf(id))).toEqual([0, 1, 2, 0, 3, 2, 4]);
  expect(letters.map((id) => ids.find(id))).toEqual([0, 1, 2, 0, 3, 2, 4]);
  expect(ids.find('c')).toBe(-1);
  expect([0, 1, 2, 3, 4, 5].map(ids.idOf)).toEqual(['', 'a', 'b', 'ab', 'é', '']);
});

test('many ids, and many that begin alike, are told apart', () => {
  const ids = startIdNumbers();
  const many = Array.from({ length: 5000 }, (_, index) => [
    index.toString(16).padStart(40, '0'),
    `${index.toString(16)}${'f'.repeat(40)}`,
  ]).flat();
  const numbers = many.map((id) => ids.numberOf(id));

  expect(numbers).toEqual(many.map((_, index) => index));
  expect(many.map((id) => ids.find(id))).toEqual(numbers);
  expect(ids.find('0'.repeat(39))).toBe(-1);
});
