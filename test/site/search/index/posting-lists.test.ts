import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPostingLists } from '../../../../src/site/search/index/posting-lists.ts';
import { formatPostings } from '../../../../src/site/search/index/postings.ts';

const seed = { seed: 20_261_121 };

test('lists that grow in turns are written as each would be by itself', () => {
  const additions = fc.array(fc.record({ list: fc.nat({ max: 5 }), gap: fc.oneof(fc.constantFrom(0, 1), fc.nat({ max: 2 ** 22 })) }), {
    maxLength: 400,
  });
  fc.assert(
    fc.property(additions, (added) => {
      const lists = createPostingLists();
      const kept = Array.from({ length: 6 }, () => ({ list: lists.open(), numbers: [] as number[] }));
      let number = 0;
      for (const { list, gap } of added) {
        number += gap;
        const own = kept[list] ?? { list: lists.open(), numbers: [] };
        lists.add(own.list, number);
        own.numbers.push(number);
      }
      for (const { list, numbers } of kept) expect(lists.format(list)).toBe(formatPostings([...new Set(numbers)]));
    }),
    seed,
  );
});

test('a long list and many short ones are written whole', () => {
  const lists = createPostingLists();
  const numbers = Array.from({ length: 100_000 }, (_, at) => at * 3);
  const long = lists.open();
  const short = numbers.map((number) => {
    const list = lists.open();
    lists.add(long, number);
    lists.add(list, number);
    return list;
  });
  expect(lists.format(long)).toBe(formatPostings(numbers));
  expect(short.map((list) => lists.format(list))).toEqual(numbers.map((number) => formatPostings([number])));
});

test('a list without numbers is empty', () => {
  const lists = createPostingLists();
  expect([lists.format(lists.open()), lists.format(lists.open())]).toEqual(['', '']);
});
