import { generateEnvironments } from './generated-environments.ts';
import { measure } from './measure.ts';
import { median } from './median.ts';

/** What a Book of as many events took, Node's start and the histories included. */
export interface EnvironmentFigures {
  readonly derived: number;
  readonly written: number;
  readonly seconds: number;
  readonly cpu: number | null;
  /** MiB. */
  readonly peak: number | null;
  /** Bytes of the Book as JSON. */
  readonly bytes: number;
}

/** How many events to make, and what to measure. */
export interface EnvironmentComparison {
  /** Derived events; a twentieth of them is written besides. */
  readonly events: readonly number[];
  /** The compiled `docket` script. */
  readonly script: string;
  readonly folder: string;
  readonly runs: number;
}

/** Measures `docket book` over ever more events: figures for one event that stay the same show that it is linear. */
export async function compareEnvironments({ events, script, folder, runs }: EnvironmentComparison): Promise<readonly EnvironmentFigures[]> {
  const figures: EnvironmentFigures[] = [];
  for (const derived of events) {
    const written = Math.round(derived / 20);
    const root = await generateEnvironments({ folder, derived, written });
    const taken = [];
    for (let run = 0; run < runs; run += 1) taken.push(await measure({ command: process.execPath, args: [script, 'book'], cwd: root }));
    const { seconds, cpu, peak, stdout } = median(taken);
    figures.push({ derived, written, seconds, cpu, peak, bytes: Buffer.byteLength(stdout) });
  }
  return figures;
}
