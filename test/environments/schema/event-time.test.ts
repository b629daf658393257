import { expect, test } from 'vitest';
import { compareEvents, happenedBefore, momentOf, spanOf, textOf } from '../../../src/environments/schema/event-time.ts';
import { listBefore, orderEnvironments } from '../../../src/environments/schema/order-environments.ts';

const [early, late] = ['2026-01-01T10:00:00+00:00', '2026-01-01T12:00:00+01:00'] as const;
const at = (moment: string) => ({ at: moment, after: null, before: null });
const between = (after: string | null, before: string | null) => ({ at: null, after, before });
const [ten, eleven] = [Date.parse(early), Date.parse(late)];

test.each([
  [at(early), ten, ten, ten, early],
  [between(early, late), ten, eleven, ten, early],
  [between(early, null), ten, Number.POSITIVE_INFINITY, ten, early],
  [between(null, late), Number.NEGATIVE_INFINITY, eleven, eleven, late],
  [between(null, null), Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, null],
])('%j', (time, earliest, latest, moment, text) => {
  expect([spanOf(time), momentOf(time), textOf(time)]).toEqual([{ earliest, latest }, moment, text]);
});

test.each([
  [at(early), at(late), 'yes'],
  [at(early), at(early), 'yes'],
  [at(late), at(early), 'no'],
  [between(early, late), at(late), 'yes'],
  [between(early, null), at(late), 'unknown'],
  [between(null, late), at(early), 'unknown'],
  [between(late, null), at(early), 'no'],
  [at(early), between(early, late), 'yes'],
  [at(late), between(early, late), 'unknown'],
  [between(null, null), between(null, null), 'unknown'],
] as const)('%j before %j: %s', (one, other, answer) => {
  expect(happenedBefore(spanOf(one), spanOf(other))).toBe(answer);
});

test('events stand in the order of their moments, equal ones by their ids', () => {
  const events = [
    { id: 'c', time: at(late) },
    { id: 'b', time: at(early) },
    { id: 'a', time: between(early, late) },
    { id: 'd', time: between(null, late) },
  ];
  expect(events.toSorted(compareEvents).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  expect(
    events
      .toReversed()
      .toSorted(compareEvents)
      .map(({ id }) => id),
  ).toEqual(['a', 'b', 'c', 'd']);
});

const environment = (id: string, ...after: readonly string[]) => ({ id, after });
const order = (...environments: readonly ReturnType<typeof environment>[]) => {
  const { ordered, circle } = orderEnvironments(environments);
  return `${ordered.map(({ id }) => id).join(' ')}${circle === null ? '' : ` | ${circle.join(' ')}`}`;
};

test('environments stand behind those that they come after, otherwise as they are written', () => {
  expect(order(environment('prod', 'stg', 'qa'), environment('dev'), environment('qa', 'dev'), environment('stg', 'dev', 'gone'))).toBe(
    'dev stg qa prod',
  );
  expect(order(environment('b'), environment('a'))).toBe('b a');
});

test('a circle is named from where it begins to there', () => {
  expect(order(environment('x', 'a'), environment('a', 'b'), environment('b', 'c'), environment('c', 'a'))).toMatch(/ \| a b c a$/);
  expect(order(environment('a', 'a'))).toBe(' | a a');
});

test('what comes before an environment is all that leads to it, itself never', () => {
  const environments = [
    environment('dev'),
    environment('qa', 'dev'),
    environment('stg', 'qa'),
    environment('prod', 'stg', 'gone'),
    environment('other'),
  ];
  expect([...listBefore(environments, 'prod')].toSorted()).toEqual(['dev', 'gone', 'qa', 'stg']);
  expect([...listBefore(environments, 'dev')]).toEqual([]);
  expect([...listBefore(environments, 'nothing')]).toEqual([]);
  expect([...listBefore([environment('a', 'b'), environment('b', 'a')], 'a')]).toEqual(['b']);
});
