import { expect, test } from 'vitest';
import { parseValuePath, type ValuePath } from '../../../../src/book/schema/value-path.ts';
import { fillValuePath, findFileValues, type ValueRule } from '../../../../src/environments/schema/gitops/file-values.ts';

const at = (text: string): ValuePath => {
  const path = parseValuePath(text);
  if (path === null) throw new Error(`${text} is no path.`);
  return path;
};
const rule = (other: Partial<ValueRule> = {}): ValueRule => ({
  paths: [],
  match: null,
  keyed: false,
  entries: null,
  automatic: null,
  ...other,
});
const tell = (documents: readonly unknown[], other: Partial<ValueRule>) => {
  const { versions, entries, automatic } = findFileValues(documents, rule(other));
  return { versions: Object.fromEntries(versions), entries, automatic };
};
const found = (versions: Readonly<Record<string, string>>) => ({ versions, entries: [], automatic: null });

test.each<readonly [unknown, Partial<ValueRule>, Readonly<Record<string, string>>]>([
  [' 1.2.0\n', {}, { '': '1.2.0' }],
  [12, {}, { '': '12' }],
  ['', {}, {}],
  ['null', {}, {}],
  ['1.2.0\n1.3.0', {}, {}],
  ['x'.repeat(300), {}, { '': 'x'.repeat(300) }],
  ['x'.repeat(301), {}, {}],
  [{ image: { tag: 'v1' } }, { paths: [at('image.tag')] }, { '': 'v1' }],
  [{ image: {}, tag: 'v2' }, { paths: [at('image.tag'), at('tag')] }, { '': 'v2' }],
  [{ tag: 'v1', image: { tag: 'v2' } }, { paths: [at('image.tag'), at('tag')] }, { '': 'v2' }],
  [['a:1', 'web:2', 'web:3'], { paths: [at('[]')], match: /^web:(?<version>.+)$/u }, { '': '2' }],
  ['web-abc1234', { match: /^web-(?<commit>[0-9a-f]+)$/u }, { '': 'abc1234' }],
  ['web-', { match: /^web-(?<version>\d*)$/u }, {}],
  [
    { a: 'v1', b: 'none', c: { d: 'v3' }, e: 'v4' },
    { keyed: true, match: /^(?<version>v\d)$/u },
    { a: 'v1', e: 'v4' },
  ],
  [['v1'], { keyed: true }, {}],
])('of %j by %o', (document, other, versions) => {
  expect(tell([document], other)).toEqual(found(versions));
});

test('of several documents the first that has a version counts; of several keys that are the same the last', () => {
  expect(tell([{ a: 'none' }, { tag: 'v1' }, { tag: 'v2' }], { paths: [at('tag')] })).toEqual(found({ '': 'v1' }));
  expect(tell([{ a: 'v1', b: 'v2' }, { a: 'v3' }], { keyed: true })).toEqual(found({ a: 'v3', b: 'v2' }));
});

test.each([
  [true, true],
  ['Yes', true],
  ['on', true],
  ['OFF', false],
  ['no', false],
  [false, false],
  ['maybe', null],
  [undefined, null],
])('the switch %j is %j', (automatic, isOn) => {
  expect(tell([{}, { automatic }], { automatic: at('automatic') }).automatic).toBe(isOn);
});

const entries = { version: at('version'), having: at('rollout'), start: at('start'), minutes: at('minutes') };

test('entries of a list tell since when they are under way, and when each is complete', () => {
  const list = [
    { version: '1', rollout: { start: 1 }, start: 1_700_000_000, minutes: 30 },
    { version: '2', rollout: 'x', start: '2023-11-14T22:13:20Z' },
    { version: '3', rollout: '', start: 'soon', minutes: 1 },
    { version: '4', rollout: null, start: '1700000000.5', minutes: 'many' },
    { version: null, rollout: 'x' },
    { version: '1', rollout: false, start: 1_700_000_000, minutes: 0 },
  ];
  expect(tell([{ list }], { paths: [at('list')], entries }).entries).toEqual([
    { version: '1', counts: true, complete: 1_700_000_000 },
    { version: '2', counts: true, complete: 1_700_000_000 },
    { version: '3', counts: false, complete: null },
    { version: '4', counts: false, complete: null },
  ]);
  const half = [{ version: '1', rollout: 'x', start: 1_700_000_000, minutes: 0.5 }];
  expect(tell([half], { entries }).entries).toEqual([{ version: '1', counts: true, complete: 1_700_000_030 }]);
});

test('a list may be of plain versions, and of one that is no list', () => {
  const plain = { version: null, having: null, start: null, minutes: null };
  expect(tell([['v1', 'v2']], { entries: plain }).entries.map(({ version, counts, complete }) => [version, counts, complete])).toEqual([
    ['v1', true, null],
    ['v2', true, null],
  ]);
  expect(tell(['v1'], { entries: plain, match: /(?<version>\d)/u }).entries.map(({ version }) => version)).toEqual(['1']);
});

test('places of values are filled with what the path of the file says', () => {
  const captures = { environment: 'prod', application: 'web', instance: null };
  expect(fillValuePath('{environment}.images[name={application}].{environment}{instance}', captures)).toEqual(
    at('prod.images[name=web].prod'),
  );
  expect(fillValuePath('{instance}', captures)).toBeNull();
});
