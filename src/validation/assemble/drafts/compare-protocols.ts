import type { Step } from '../../schema/records/step.ts';

/** A step in the protocol that a record was written by, in the record, and in the protocol to come. */
export interface ComparedStep {
  readonly id: string;
  /**
   * carried: word for word the same in all three, so that its result still counts · changed: other words, so that it must be executed again ·
   * added, removed: only in the protocol to come, or not in it any more.
   */
  readonly fate: 'carried' | 'changed' | 'added' | 'removed';
  readonly before: Step | null;
  readonly record: Step | null;
  readonly after: Step | null;
}

/** Compares steps by identifier; those whose identifier nobody wrote by their words, because a number of place changes with every step above it. `before` is null when it is not known any more. */
export function compareProtocols(before: readonly Step[] | null, record: readonly Step[], after: readonly Step[]): readonly ComparedStep[] {
  const old = before === null ? null : indexSteps(before);
  const own = indexSteps(record);
  const coming = after.map((step) => {
    const executed = find(own, step);
    const was = old === null ? null : find(old, executed ?? step);
    return { id: step.id, fate: decide(old === null ? step : was, executed, step), before: was, record: executed, after: step };
  });
  const kept = new Set(coming.flatMap((step) => (step.record === null ? [] : [step.record])));
  const gone = record
    .filter((step) => !kept.has(step))
    .map(
      (step): ComparedStep => ({ id: step.id, fate: 'removed', before: old === null ? null : find(old, step), record: step, after: null }),
    );
  return [...coming, ...gone];
}

function decide(before: Step | null, record: Step | null, after: Step): ComparedStep['fate'] {
  if (record === null) return 'added';
  return before !== null && wordsOf(before) === wordsOf(after) && wordsOf(record) === wordsOf(after) ? 'carried' : 'changed';
}

interface Index {
  readonly byId: ReadonlyMap<string, Step>;
  readonly byWords: ReadonlyMap<string, Step | null>;
}

function indexSteps(steps: readonly Step[]): Index {
  const byId = new Map<string, Step>();
  const byWords = new Map<string, Step | null>();
  for (const step of steps) {
    if (!byId.has(step.id)) byId.set(step.id, step);
    byWords.set(wordsOf(step), byWords.has(wordsOf(step)) ? null : step);
  }
  return { byId, byWords };
}

function find({ byId, byWords }: Index, wanted: Step): Step | null {
  const named = byId.get(wanted.id);
  if (named !== undefined && ((named.idWritten && wanted.idWritten) || wordsOf(named) === wordsOf(wanted))) return named;
  const alike = byWords.get(wordsOf(wanted)) ?? null;
  return alike?.idWritten === true && wanted.idWritten ? null : alike;
}

/** What a step asks for, without regard to blanks. */
function wordsOf({ action, expected }: Step): string {
  return `${action.replace(/\s+/g, ' ').trim()}\n${expected.replace(/\s+/g, ' ').trim()}`;
}
