import { rmSync } from 'node:fs';
import path from 'node:path';
import { generateRecords } from './generated-records.ts';
import { type Measurement, measure } from './measure.ts';
import { median } from './median.ts';

/** A command over as many records, the first time and once more with nothing changed. */
export interface RecordFigures {
  readonly command: string;
  readonly records: number;
  readonly steps: number;
  /** Whole processes, Node's start included. */
  readonly firstSeconds: number;
  readonly secondSeconds: number;
  /** MiB of the first process. */
  readonly peak: number | null;
}

/** Which records to make and which commands to measure. */
export interface RecordComparison {
  readonly records: readonly number[];
  readonly steps: number;
  readonly commands: readonly string[];
  /** The compiled `docket` script. */
  readonly script: string;
  readonly folder: string;
  readonly runs: number;
}

/** Measures each command on ever more records; the medians of `runs` runs, each with its own second run. Throws when a command finds an error, for there is none to find. */
export async function compareRecords({
  records,
  steps,
  commands,
  script,
  folder,
  runs,
}: RecordComparison): Promise<readonly RecordFigures[]> {
  const figures: RecordFigures[] = [];
  for (const count of records) {
    const root = await generateRecords({ folder, records: count, steps });
    for (const command of commands) {
      const firsts: Measurement[] = [];
      const seconds: Measurement[] = [];
      for (let run = 0; run < runs; run += 1) {
        rmSync(path.join(root, '.docket'), { recursive: true, force: true });
        firsts.push(await measure({ command: process.execPath, args: [script, command], cwd: root }));
        seconds.push(await measure({ command: process.execPath, args: [script, command], cwd: root }));
      }
      const first = median(firsts);
      figures.push({
        command,
        records: count,
        steps,
        firstSeconds: first.seconds,
        secondSeconds: median(seconds).seconds,
        peak: first.peak,
      });
    }
  }
  return figures;
}
