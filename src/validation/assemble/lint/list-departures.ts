import type { ParsedRecord } from '../../schema/records/parsed-document.ts';
import type { Step } from '../../schema/records/step.ts';
import { listStepDifferences } from '../records/step-differences.ts';

/** How much of its protocol a record has, over all its runs. */
export interface Coverage {
  /** How many steps the protocol asks for. */
  readonly asked: number;
  /** How many of them the record has as they are asked for. */
  readonly covered: number;
  /** Ids of the others that no decided deviation names, in the order of the differences. */
  readonly departures: readonly string[];
}

/**
 * Compares a record with its protocol: a step that is missing, or that asks for something else, is one that nobody executed, unless a deviation that is
 * closed or accepted names it. `runs` are the runs up to the record, oldest first; of a step that several have, the newest one counts.
 */
export function compareWithProtocol(protocol: readonly Step[] | null, runs: readonly ParsedRecord[]): Coverage {
  if (protocol === null) return { asked: 0, covered: 0, departures: [] };
  const steps = new Map(runs.flatMap(({ body }) => body.steps.map((step) => [step.id, step])));
  const differing = listStepDifferences(protocol, [...steps.values()]).filter(({ kind }) => kind !== 'added');
  const ids = [...new Set(differing.map(({ step }) => step))];
  const decided = runs.flatMap(({ body }) => body.deviations.filter(({ status }) => status !== 'open'));
  const isNamed = (id: string): boolean => decided.some(({ step, text }) => step === id || mentions(text, id));
  return { asked: protocol.length, covered: protocol.length - ids.length, departures: ids.filter((id) => !isNamed(id)) };
}

/** Whether a text names an id as a whole word: `ING-1` is not in `ING-12`. */
function mentions(text: string, id: string): boolean {
  const isPart = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{N}_-]/u.test(letter);
  for (let at = text.indexOf(id); at >= 0 && id !== ''; at = text.indexOf(id, at + 1))
    if (!isPart(text[at - 1]) && !isPart(text[at + id.length])) return true;
  return false;
}
