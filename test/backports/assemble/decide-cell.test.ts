import { expect, test } from 'vitest';
import { decideCell } from '../../../src/backports/assemble/decide-cell.ts';
import type { Column } from '../../../src/backports/assemble/linked-repository.ts';
import type { Cell } from '../../../src/backports/schema/extension.ts';
import { judgeSupport, tellLineState } from '../../../src/backports/schema/judge-support.ts';
import type { LineEntry } from '../../../src/backports/schema/ledger.ts';

const column: Column = {
  id: '2.0',
  kind: 'line',
  holds: () => false,
  firstOf: () => 0,
  versions: ['2.0.0', '2.0.1'],
  firstFinal: 0,
  newest: '2026-01-01T00:00:00+00:00',
  tip: 0,
};
const missing: Cell = {
  target: '2.0',
  state: 'missing',
  gap: true,
  words: 'an older line has it',
  version: null,
  date: null,
  commits: [],
  links: [],
  fidelity: null,
  reason: null,
  planned: null,
  by: null,
  verdict: null,
};
const landed: Cell = { ...missing, state: 'clean', gap: false, words: 'equal', version: '2.0.1', date: '2026-01-05T00:00:00+00:00' };
const said = {
  change: '#12',
  line: '2.0',
  by: 'Anna',
  why: 'too late for it',
  place: { source: 'content/backports/portal.yaml', line: 3 },
};
const declined: LineEntry = { ...said, decision: 'declined', reason: 'too-risky', date: '2026-02-01' };
const planned: LineEntry = { ...said, decision: 'planned', for: '2.0.2', date: '2026-02-01' };

/** What changes of a cell, and what is told. */
const decide = (cell: Cell, ...decisions: readonly LineEntry[]) => {
  const decided = decideCell(cell, decisions, column);
  const changed = Object.entries(decided.cell).filter(
    ([key, value]) => value !== Object.entries(cell).find(([other]) => other === key)?.[1],
  );
  return { ...Object.fromEntries(changed), problems: decided.problems.map(({ message }) => message) };
};

test('what is missing is declined or planned by who decided that, and is no gap then', () => {
  expect(decide(missing, declined)).toEqual({
    state: 'declined',
    gap: false,
    words: 'too late for it',
    reason: 'too-risky',
    by: 'Anna',
    date: '2026-02-01',
    problems: [],
  });
  expect(decide(missing, planned)).toEqual({
    state: 'planned',
    gap: false,
    words: 'too late for it',
    planned: '2.0.2',
    by: 'Anna',
    date: '2026-02-01',
    problems: [],
  });
});

test('the last decision counts; those about the window change no state', () => {
  expect(decide(missing, declined, planned)).toMatchObject({ state: 'planned' });
  expect(decide(missing, planned, declined)).toMatchObject({ state: 'declined' });
  expect(decide(missing, planned, { ...said, decision: 'fast-track' }, { ...said, decision: 'override' })).toMatchObject({
    state: 'planned',
  });
  expect(decide(missing, { ...said, decision: 'override' })).toEqual({ problems: [] });
  expect(decide(missing)).toEqual({ problems: [] });
});

test('what git tells stays, and what contradicts it is told', () => {
  expect(decide(landed, declined)).toEqual({ problems: ['`#12` is declined for `2.0`, and is there since 2.0.1.'] });
  expect(decide({ ...landed, version: null }, declined)).toEqual({
    problems: ['`#12` is declined for `2.0`, and is there since it was merged.'],
  });
  expect(decide(landed, planned)).toEqual({ problems: [] });
  expect(decide(missing, { ...planned, for: '2.0.1' })).toMatchObject({
    state: 'planned',
    problems: ['`#12` is planned for 2.0.1, which was released without it.'],
  });
});

test('what is there with something to do is planned as that, and what was taken back is not there', () => {
  const broke: Cell = { ...landed, state: 'broke', gap: true };
  expect(decide(broke, planned)).toEqual({ planned: '2.0.2', by: 'Anna', problems: [] });
  expect(decide({ ...landed, state: 'reverted' }, declined)).toMatchObject({ state: 'declined', problems: [] });
  expect(decide({ ...landed, state: 'reverted' }, planned)).toMatchObject({ state: 'planned', problems: [] });
});

test('a line is what its support says, with the day and where that is written', () => {
  const dates = { maintenanceFrom: '2025-01-01', securityFrom: '2025-06-01', endOfLife: '2025-12-01' };
  const own = { kind: 'maintained', reason: 'The newest line.' } as const;
  const tell = (asOf: string, config: Parameters<typeof judgeSupport>[0] = dates, latest: string | null = '2.0.1') =>
    tellLineState({ state: own, latest }, judgeSupport(config, asOf, 'the configuration'));
  const { endOfLife: _endOfLife, ...open } = dates;
  expect(
    [
      tell('2024-12-31T23:59:59+00:00'),
      tell('2025-01-01T00:00:00+00:00'),
      tell('2025-06-01T00:00:00+00:00'),
      tell('2025-12-01T00:00:00+00:00'),
      tell('2025-07-01T00:00:00+00:00', open),
      tell('2025-07-01T00:00:00+00:00', {}),
      tell('2025-12-01T00:00:00+00:00', dates, null),
      tellLineState({ state: own, latest: '2.0.1' }, null),
    ].map(({ kind, reason }) => `${kind}: ${reason}`),
  ).toMatchInlineSnapshot(`
    [
      "maintained: The newest line.",
      "maintained: It is maintained, as the configuration says. Its support ends on 2025-12-01.",
      "security-only: It gets security fixes alone since 2025-06-01, as the configuration says. Its support ends on 2025-12-01.",
      "end-of-life: Its support ended on 2025-12-01, as the configuration says.",
      "security-only: It gets security fixes alone since 2025-06-01, as the configuration says.",
      "maintained: The newest line.",
      "maintained: The newest line.",
      "maintained: The newest line.",
    ]
  `);
});
