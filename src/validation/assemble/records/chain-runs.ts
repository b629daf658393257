import type { Problem } from '../../../text/schema/problem.ts';
import { previousUnknown, runTwice } from '../../schema/problems/record-problems.ts';
import type { ParsedRecord } from '../../schema/records/parsed-document.ts';

/** A record among the runs of its protocol for its release. */
export interface ChainedRun {
  readonly run: number;
  /** The record that it continues; null for a first one. */
  readonly previous: ParsedRecord | null;
  readonly problems: readonly Problem[];
}

/** Tells for each record which run it is and which one it continues: the one that it names, else that of its protocol with the next lower number. A void run is none to continue by itself. */
export function chainRuns(records: readonly ParsedRecord[]): ReadonlyMap<ParsedRecord, ChainedRun> {
  const chained = new Map<ParsedRecord, ChainedRun>();
  for (const group of groupByProtocol(records)) {
    const numbered = group.map((record) => ({ record, run: readRun(record) })).sort((a, b) => a.run - b.run);
    let last: { readonly record: ParsedRecord; readonly run: number } | null = null;
    let before: ParsedRecord | null = null;
    const byRun = new Map<number, ParsedRecord>();
    for (const { record, run } of numbered) {
      if (last !== null && last.run < run) before = last.record;
      // Records of operations stand for themselves: they have no release whose candidates they could go through, and continue what they name alone.
      const twin = byRun.get(run);
      const problems: Problem[] =
        twin === undefined || record.folder === null ? [] : [runTwice(record.placeOf(['run']), { run, before: twin.source })];
      const named = record.head?.previous;
      const found = named === undefined ? null : (numbered.find((one) => one.run < run && isCalled(one.record, named))?.record ?? null);
      if (named !== undefined && found === null) problems.push(previousUnknown(record.placeOf(['previous']), named));
      const usual: ParsedRecord | null = record.folder === null ? null : before;
      chained.set(record, { run, previous: found ?? usual, problems });
      if (twin !== undefined) continue;
      byRun.set(run, record);
      if (record.head?.status !== 'void') last = { record, run };
    }
  }
  return chained;
}

/** The records that a record continues and itself, oldest first. Numbers of runs fall on the way back, so that it ends. */
export function listRuns(record: ParsedRecord, chained: ReadonlyMap<ParsedRecord, ChainedRun>): readonly ParsedRecord[] {
  const runs: ParsedRecord[] = [];
  for (let at: ParsedRecord | null = record; at !== null; at = chained.get(at)?.previous ?? null) runs.push(at);
  return runs.reverse();
}

/** The number of a run: as the front matter says, else as the name of the file does, else 1. */
function readRun({ head, source }: ParsedRecord): number {
  return head?.run ?? Number(/\.run-([1-9]\d{0,2})\.mdx?$/.exec(source)?.[1] ?? 1);
}

function isCalled({ source }: ParsedRecord, name: string): boolean {
  const file = source.slice(source.lastIndexOf('/') + 1);
  return name === file || name === file.replace(/\.mdx?$/, '') || name === source;
}

function groupByProtocol(records: readonly ParsedRecord[]): Iterable<readonly ParsedRecord[]> {
  const groups = new Map<string, ParsedRecord[]>();
  for (const record of records) {
    const protocol = record.head?.protocol;
    // Whoever names no protocol is a run of none.
    const key = protocol === undefined ? record.source : `${record.source.slice(0, record.source.lastIndexOf('/'))}\n${protocol}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [record]);
    else group.push(record);
  }
  return groups.values();
}
