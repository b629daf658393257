import type { Trace, ValidationRecord } from '../../schema/records/record.ts';
import type { StepResult } from '../../schema/records/step.ts';

/** What is missing on the way of a reference through its release, in words, in the order of the way. `records` are the last runs of those that verify it. */
export function listHoles(
  trace: Omit<Trace, 'holes'>,
  { records, open: openOf }: { readonly records: readonly ValidationRecord[]; readonly open: ReadonlyMap<string, ReadonlySet<string>> },
): readonly string[] {
  const { reference, changes, steps, evidence, tags } = trace;
  const carried = reference.kind === 'issue' || reference.kind === 'pull';
  if (steps.length === 0)
    return [...(carried && changes.length === 0 ? ['No change of this release carries it.'] : []), 'No step verifies it.'];
  const results = listCountingResults(trace, records);
  const current = new Set(records.map(({ path }) => path));
  const open = trace.deviations.filter(({ record, deviation }) => current.has(record) && openOf.get(record)?.has(deviation));
  return [
    ...(carried && changes.length === 0 ? ['No change of this release carries it.'] : []),
    ...results.filter(({ result }) => result !== 'pass').map(({ step, result }) => `Step \`${step}\` ${wordsOf[result]}.`),
    ...(evidence.length === 0 ? ['No step that verifies it has evidence.'] : []),
    ...open.map(({ deviation }) => `Deviation \`${deviation}\` is open.`),
    ...records
      .filter(({ state }) => state !== 'approved')
      .map(({ slug, state }) => `The record \`${slug}\` is ${stateWords[state] ?? state}.`),
    ...(tags.length === 0 ? ['No tag holds it.'] : []),
  ];
}

const wordsOf: Readonly<Record<StepResult, string>> = {
  pass: 'passed',
  fail: 'failed',
  blocked: 'is blocked',
  skipped: 'was skipped',
  'n/a': 'is not applicable',
  untouched: 'has no result',
};

const stateWords: Readonly<Partial<Record<ValidationRecord['state'], string>>> = {
  'in-progress': 'in progress',
  waiting: 'not signed by all',
};

/** The result of each step as it counts over all runs. */
function listCountingResults(
  { steps }: Pick<Trace, 'steps'>,
  records: readonly ValidationRecord[],
): readonly { readonly step: string; readonly result: StepResult }[] {
  const named = new Set(steps.map(({ step }) => step));
  return records.flatMap(({ path, standings }) =>
    standings.length > 0 ? standings.filter(({ step }) => named.has(step)) : steps.filter(({ record }) => record === path),
  );
}
