import type { Protocol } from '../../schema/protocols/protocol.ts';
import type { StepStanding } from '../../schema/records/record.ts';
import type { Step } from '../../schema/records/step.ts';
import { isSameTask } from './step-differences.ts';

/** One execution of a protocol for a release. */
export interface Run {
  /** Path of the record. */
  readonly record: string;
  readonly run: number;
  readonly candidate: string | null;
  readonly steps: readonly Step[];
}

/** What a protocol says of results of earlier runs. */
type CarryingProtocol = Pick<Protocol, 'steps'> & Partial<Pick<Protocol, 'carry'>>;

interface Said {
  /** Place in the list of runs. */
  readonly at: number;
  readonly run: Run;
  readonly step: Step;
}

/**
 * How each step stands over the runs of a protocol up to the newest, oldest first; empty for fewer than two. The newest run that said something of a step counts. A
 * result of an earlier run lapses when a step that it depends on was run again since and it was not, or when its words changed: then the step is untouched,
 * with a reason. So does the result of a critical step, and of any that the protocol does not let carry. What neither the protocol nor the newest run has is gone.
 */
export function assembleStandings(runs: readonly Run[], protocol: CarryingProtocol | null): readonly StepStanding[] {
  const asked = protocol?.steps ?? null;
  const newest = runs.at(-1);
  if (newest === undefined || runs.length < 2) return [];
  const said = new Map<string, Said[]>();
  const known = new Map<string, Step>();
  for (const [at, run] of runs.entries()) {
    for (const step of run.steps) {
      known.set(step.id, step);
      const list = said.get(step.id) ?? [];
      if (step.result !== 'untouched') list.push({ at, run, step });
      said.set(step.id, list);
    }
  }
  const own = new Map(newest.steps.map((step) => [step.id, step]));
  const wanted = new Set([...own.keys(), ...(asked ?? [...known.values()]).map(({ id }) => id).filter((id) => known.has(id))]);
  const critical = new Set([...(asked ?? []), ...known.values()].filter((step) => step.critical).map(({ id }) => id));
  const mayCarry = (id: string): boolean => isCarried(protocol?.carry ?? 'non-critical', id, critical);
  const needs = findNeeds(listDependencies([...known.values(), ...(asked ?? [])]), said);
  return [...wanted].map((id): StepStanding => {
    const all = said.get(id) ?? [];
    const last = all.at(-1);
    const told = all.map(({ run, step }) => ({ record: run.record, run: run.run, candidate: run.candidate, result: step.result }));
    if (last === undefined)
      return { step: id, result: 'untouched', record: newest.record, candidate: newest.candidate, carried: false, reason: '', runs: told };
    const reason = explainLapse(last, { need: needs(id), own: own.get(id), newest: runs.length - 1, mayCarry: mayCarry(id) });
    return {
      step: id,
      result: reason === '' ? last.step.result : 'untouched',
      record: last.run.record,
      candidate: last.run.candidate,
      carried: reason === '' && last.at < runs.length - 1,
      reason,
      runs: told,
    };
  });
}

function explainLapse(
  { at, run, step }: Said,
  {
    need,
    own,
    newest,
    mayCarry,
  }: { readonly need: Need | null; readonly own: Step | undefined; readonly newest: number; readonly mayCarry: boolean },
): string {
  if (need !== null && need.at > at)
    return `Run ${run.run} said ${step.result}; \`${need.step}\`, on which it depends, was run again in run ${need.run}, so it must be run again too.`;
  if (at < newest && own !== undefined && !isSameTask(step, own))
    return `Run ${run.run} said ${step.result} of other words, so it must be run again.`;
  if (at < newest && !mayCarry)
    return `Run ${run.run} said ${step.result}; the step is critical, or its protocol carries no results, so it must be run again.`;
  return '';
}

function isCarried(carry: Protocol['carry'], id: string, critical: ReadonlySet<string>): boolean {
  if (carry === 'all' || carry === 'none') return carry === 'all';
  return carry === 'non-critical' ? !critical.has(id) : carry.includes(id);
}

/** The newest run of anything that a step depends on. */
interface Need {
  readonly at: number;
  readonly run: number;
  readonly step: string;
}

type Dependencies = ReadonlyMap<string, ReadonlySet<string>>;

/** What each step depends on, in the words of the record and of the protocol. */
function listDependencies(steps: readonly Step[]): Dependencies {
  const dependencies = new Map<string, Set<string>>();
  for (const { id, dependsOn } of steps) {
    const own = dependencies.get(id) ?? new Set<string>();
    for (const dependency of dependsOn) own.add(dependency);
    dependencies.set(id, own);
  }
  return dependencies;
}

/** Each step is visited once; steps that depend on each other in a ring stop there. */
function findNeeds(dependencies: Dependencies, said: ReadonlyMap<string, readonly Said[]>): (id: string) => Need | null {
  const needs = new Map<string, Need | null>();
  for (const id of listDependenciesFirst(dependencies)) {
    let newest: Need | null = null;
    for (const dependency of dependencies.get(id) ?? []) {
      const last = said.get(dependency)?.at(-1);
      const direct = last === undefined ? null : { at: last.at, run: last.run.run, step: dependency };
      for (const need of [direct, needs.get(dependency) ?? null])
        if (need !== null && (newest === null || need.at > newest.at)) newest = need;
    }
    needs.set(id, newest);
  }
  return (id) => needs.get(id) ?? null;
}

function listDependenciesFirst(dependencies: Dependencies): readonly string[] {
  const order: string[] = [];
  const visited = new Set<string>();
  for (const id of dependencies.keys()) {
    // By hand, because a chain of steps may be longer than calls can nest.
    const open: { readonly id: string; readonly entered: boolean }[] = [{ id, entered: false }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next.entered) order.push(next.id);
      if (next.entered || visited.has(next.id)) continue;
      visited.add(next.id);
      open.push({ id: next.id, entered: true });
      for (const dependency of dependencies.get(next.id) ?? []) open.push({ id: dependency, entered: false });
    }
  }
  return order;
}
