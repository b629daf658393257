import { expect, test } from 'vitest';
import { resolveOrigins } from '../../../../src/releases/assemble/links/judge-links.ts';
import { isCertain, type Link, type Rung, scoreRungs, sortRungs } from '../../../../src/releases/schema/links/link.ts';

const link = (copy: number, from: number, kind: Rung['kind'] = 'commit-id'): Link => ({
  ...{ copy, from, origin: from, named: null, score: 0.99, certain: true, runnerUp: null },
  rungs: [{ kind, score: 0.99, words: 'a line' }],
});
/** Greater numbers are older. */
const isOlder = (left: number, right: number): boolean => left > right;

test('a chain of copies leads to where it begins', () => {
  const { links, circles } = resolveOrigins([link(1, 2), link(2, 3), link(5, 3)], isOlder);
  expect(links.map(({ copy, from, origin }) => [copy, from, origin])).toEqual([
    [1, 2, 3],
    [2, 3, 3],
    [5, 3, 3],
  ]);
  expect(circles).toEqual([]);
});

test('copies that name each other in a circle are told, and begin with the oldest; a circle of guesses is nobody’s mistake', () => {
  const named = resolveOrigins([link(1, 2), link(2, 3), link(3, 1)], isOlder);
  expect(named.circles).toEqual([[1, 2, 3]]);
  expect(named.links.map(({ copy, origin }) => [copy, origin])).toEqual([
    [1, 3],
    [2, 3],
  ]);
  expect(resolveOrigins([link(1, 2, 'patch'), link(2, 1, 'patch')], isOlder).circles).toEqual([]);
});

test('kinds of evidence that tell of the same thing count once, and nothing is ever beyond doubt', () => {
  const rung = (kind: Rung['kind'], score: number): Rung => ({ kind, score, words: '' });
  expect(scoreRungs([rung('patch', 0.9), rung('similar-lines', 0.8)])).toBe(0.9);
  expect(scoreRungs([rung('patch', 0.9), rung('same-message', 0.5)])).toBe(0.95);
  expect(scoreRungs([rung('commit-id', 0.99), rung('patch', 0.93)])).toBe(0.99);
  expect(sortRungs([rung('similar-lines', 0.6), rung('commit-id', 0.9), rung('commit-id', 0.99)])).toEqual([
    rung('commit-id', 0.99),
    rung('similar-lines', 0.6),
  ]);
});

test('certain is what a marker says, or what is equal in author, second, subject and patch; nothing else', () => {
  const rung = (kind: Rung['kind'], score = 0.95): Rung => ({ kind, score, words: '' });
  expect([[rung('commit-id')], [rung('pull-number')], [rung('ledger', 1)], [rung('patch'), rung('same-writing')]].map(isCertain)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(
    [
      [rung('patch')],
      [rung('same-writing')],
      [rung('pull-number', 0.7)],
      [rung('fragment')],
      [rung('similar-lines'), rung('same-message')],
    ].map(isCertain),
  ).toEqual([false, false, false, false, false]);
});
