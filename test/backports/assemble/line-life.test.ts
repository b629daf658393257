import { expect, test } from 'vitest';
import { prepareLineLife } from '../../../src/backports/assemble/line-life.ts';
import type { Support } from '../../../src/backports/schema/extension.ts';
import type { Product } from '../../../src/book/schema/book.ts';
import { syntheticBook } from '../../fixture/synthetic-book.ts';

const [made] = syntheticBook({ releases: 1, changes: 1 }).products;
const [lineMade] = made?.lines ?? [];
if (lineMade === undefined) throw new Error('The book has no line.');

const asOf = '2026-06-01T00:00:00Z';
const [young, old] = ['2025-06-01T00:00:00+02:00', '2025-05-30T23:59:59Z'];
type LineState = Product['lines'][number]['state']['kind'];
type SupportState = Support['state'];

/** Whether a line is over and forgotten, by when something came to it in each repository, its state, and what is written of its support. */
const tell = (newest: readonly string[], state: LineState = 'maintained', support: SupportState | null = null): string => {
  const life = prepareLineLife({
    lines: [{ ...lineMade, id: '2.0', state: { kind: state, reason: '' } }],
    repositories: newest.map((each) => ({
      columns: [
        { id: '2.0', kind: 'line', newest: each },
        { id: '2.1', kind: 'line', newest: asOf },
      ],
    })),
    supportOf: () => (support === null ? null : { state: support }),
    asOf,
  });
  return `${life.isOver('2.0') ? 'over' : 'alive'} ${life.isForgotten('2.0') ? 'forgotten' : 'worked on'}`;
};

test.each<readonly [readonly string[], LineState, SupportState | null, string]>([
  [[young], 'maintained', null, 'alive worked on'],
  [[old], 'maintained', null, 'over forgotten'],
  [[old, young], 'maintained', null, 'alive worked on'],
  [[''], 'maintained', null, 'over forgotten'],
  [[], 'maintained', null, 'over forgotten'],
  [[young], 'end-of-life', null, 'over worked on'],
  [[young], 'superseded', null, 'over worked on'],
  [[old], 'maintained', 'maintained', 'alive worked on'],
  [[old], 'end-of-life', 'security-only', 'alive worked on'],
  [[old], 'maintained', 'unknown', 'alive worked on'],
  [[young], 'maintained', 'end-of-life', 'over worked on'],
  [[old], 'maintained', 'end-of-life', 'over forgotten'],
])('a line to which something came at %j, which is %s, with the support %s, is %s', (newest, state, support, told) => {
  expect(tell(newest, state, support)).toBe(told);
});
