/** What a change is on a line or in an environment. */
export const cellStates = [
  'landed',
  'clean',
  'adapted',
  'copied',
  'conflict-declared',
  'conflict-undeclared',
  'planned',
  'declined',
  'missing',
  'not-merged-back',
  'reverted',
  'reverted-upstream',
  'fix-up-missing',
  'broke',
  'absent',
] as const;

export type CellState = (typeof cellStates)[number];

/** Why a change is not brought to a line. */
export const declineReasons = ['not-affected', 'depends-on-feature', 'too-risky', 'superseded', 'not-worth-it'] as const;

export type DeclineReason = (typeof declineReasons)[number];

/** Kinds of changes, as rules speak of them. */
export const changeKinds = ['security', 'fix', 'feature', 'documentation', 'upkeep'] as const;

export type ChangeKind = (typeof changeKinds)[number];

/** States in which somebody has to do something, the worst first. */
export const gapStates = [
  'missing',
  'not-merged-back',
  'conflict-undeclared',
  'broke',
  'reverted-upstream',
  'fix-up-missing',
] as const satisfies readonly CellState[];

export type GapState = (typeof gapStates)[number];

const gaps: ReadonlySet<CellState> = new Set(gapStates);

/** Whether somebody has to do something about it. */
export function isGapState(state: CellState): state is GapState {
  return gaps.has(state);
}
