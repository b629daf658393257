import { expect, test } from 'vitest';
import { findRejectionOf } from '../../../src/environments/schema/find-rejection.ts';
import { listBefore, orderEnvironments } from '../../../src/environments/schema/order-environments.ts';
import type { Rejection } from '../../../src/environments/schema/stay.ts';
import { compareTexts } from '../../../src/environments/schema/text-difference.ts';

const signs = { same: ' ', added: '+', removed: '-', gap: '…' } as const;
const compare = (before: string, after: string) => compareTexts(before, after).map(({ kind, line }) => signs[kind] + line);

test('of two texts what differs is told, with a line on each side', () => {
  expect(compare('a\nb\n', 'a\nb\n')).toEqual([]);
  expect(compare('a\nb\nc\nd\ne\n', 'a\nb\nc\nd\nf\n')).toEqual([' a', '…', ' d', '-e', '+f']);
  expect(compare('a\nb\nc\nx\n', 'a\nb\nc\ny\n')).toEqual([' a', ' b', ' c', '-x', '+y']);
  expect(compare('', 'a\nb')).toEqual(['+a', '+b']);
  expect(compare('x'.repeat(200_000), 'y'.repeat(200_001))).toEqual(['…']);
});

const at = (id: string, ...after: readonly string[]) => ({ id, after });

test.each([
  ['as written', [at('dev'), at('qa'), at('prod')], 'dev qa prod', null],
  ['after what they come after', [at('prod', 'qa'), at('qa', 'dev'), at('dev')], 'dev qa prod', null],
  ['after several', [at('prod', 'stg', 'qa'), at('qa', 'dev'), at('stg'), at('dev')], 'stg dev qa prod', null],
  ['after what is not there', [at('prod', 'elsewhere'), at('dev')], 'prod dev', null],
  ['in a circle', [at('dev'), at('a', 'b'), at('b', 'c'), at('c', 'b')], 'dev', ['b', 'c', 'b']],
  ['after itself', [at('a', 'a')], '', ['a', 'a']],
] as const)('environments stand %s', (_what, environments, ordered, circle) => {
  const found = orderEnvironments(environments);
  expect([found.ordered.map(({ id }) => id).join(' '), found.circle]).toEqual([ordered, circle]);
});

test('what comes before an environment is all that it follows, however far', () => {
  const all = [at('prod', 'stg', 'qa'), at('stg', 'qa'), at('qa', 'dev', 'prod'), at('dev'), at('lab')];
  expect([...listBefore(all, 'prod')].toSorted()).toEqual(['dev', 'qa', 'stg']);
  expect([...listBefore(all, 'dev')]).toEqual([]);
  expect([...listBefore(all, 'elsewhere')]).toEqual([]);
});

test('the last rejection of a version stands against it, and that of its release against the release itself', () => {
  const rejection = (version: string, event: string): Rejection => ({
    ...{ environment: 'stg', version, at: null, by: null, reason: null, refs: [], event },
  });
  const journey = { rejections: [rejection('2.0.0-rc.1', 'a'), rejection('2.0.0-rc.1', 'b')], rejected: rejection('2.0.0-rc.2', 'c') };
  const find = (version: string | null) => findRejectionOf({ version, release: '2.0.0' }, journey)?.event ?? null;
  expect(['2.0.0-rc.1', '2.0.0-rc.2', '2.0.0', null].map(find)).toEqual(['b', null, 'c', null]);
});
