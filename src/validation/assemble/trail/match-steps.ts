import type { Step } from '../../schema/records/step.ts';

type Matched = Pick<Step, 'id' | 'idWritten' | 'action'>;

const alike = 0.5;
const mostComparisons = 250_000;

/**
 * Which step of an older version is which of a newer one, by id: written ids first, then the same action, then ids that were made from the place where the action is alike,
 * then the action that is most alike. A step without partner was removed, or is new.
 */
export function matchSteps(before: readonly Matched[], after: readonly Matched[]): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  const taken = new Set<string>();
  const pair = (old: Matched, step: Matched | undefined): void => {
    if (step === undefined || pairs.has(old.id) || taken.has(step.id)) return;
    pairs.set(old.id, step.id);
    taken.add(step.id);
  };
  const byId = new Map(after.map((step) => [step.id, step]));
  for (const old of before) {
    const step = byId.get(old.id);
    if (old.idWritten && step?.idWritten) pair(old, step);
  }
  const byAction = groupByAction(after.filter(({ id }) => !taken.has(id)));
  for (const old of before) if (!pairs.has(old.id)) pair(old, byAction.get(old.action)?.shift());
  for (const old of before) {
    const step = pairs.has(old.id) ? undefined : byId.get(old.id);
    if (step !== undefined && likeness(wordsOf(old.action), wordsOf(step.action)) >= alike) pair(old, step);
  }
  matchMostAlike(
    before.filter(({ id }) => !pairs.has(id)),
    after.filter(({ id }) => !taken.has(id)),
    pair,
  );
  return pairs;
}

function groupByAction(steps: readonly Matched[]): ReadonlyMap<string, Matched[]> {
  const groups = new Map<string, Matched[]>();
  for (const step of steps) {
    if (step.action === '') continue;
    const group = groups.get(step.action) ?? [];
    group.push(step);
    groups.set(step.action, group);
  }
  return groups;
}

function matchMostAlike(before: readonly Matched[], after: readonly Matched[], pair: (old: Matched, step: Matched) => void): void {
  if (before.length * after.length > mostComparisons) return;
  const words = after.map((step) => ({ step, words: wordsOf(step.action) }));
  const found = before.flatMap((old) => {
    const own = wordsOf(old.action);
    return words.flatMap(({ step, words: other }) => {
      const score = likeness(own, other);
      return score >= alike ? [{ old, step, score }] : [];
    });
  });
  for (const { old, step } of found.sort((a, b) => b.score - a.score)) pair(old, step);
}

function wordsOf(action: string): ReadonlySet<string> {
  return new Set(action.toLowerCase().match(/[\p{L}\p{N}]+/gu));
}

/** The share of words that two actions have in common, from 0 to 1. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 && b.size === 0) return 1;
  const common = [...a].filter((word) => b.has(word)).length;
  return common / (a.size + b.size - common);
}
