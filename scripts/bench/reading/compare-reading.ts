import path from 'node:path';
import { z } from 'zod';
import { compileMeasured } from '../compile-measured.ts';
import { type Measurement, measure } from '../measure.ts';
import { median } from '../median.ts';

/** Reading and assembling a repository against one pass of `git log` over the same commits with the same fields. */
export interface ReadingFigures {
  readonly commits: number;
  readonly releases: number;
  readonly changes: number;
  readonly gitSeconds: number;
  readonly docketSeconds: number;
  /** Docket's whole process, Node's start included, over git's. */
  readonly ratio: number;
  /** Processor time of Docket, git's included, over that of `git log`. */
  readonly cpuRatio: number | null;
  /** MiB of Docket's own process. */
  readonly peak: number | null;
  readonly stages: Readonly<Record<string, number>>;
}

const toldSchema = z.object({
  commits: z.number(),
  releases: z.number(),
  changes: z.number(),
  stages: z.record(z.string(), z.number()),
});
const fields = ['%H', '%P', '%aN', '%aE', '%ad', '%cd', '%s', '%b'].join('%x00');

/** Measures both in turn, `runs` times, and compares the medians. */
export async function compareReading({
  repository,
  folder,
  runs,
}: {
  readonly repository: string;
  readonly folder: string;
  readonly runs: number;
}): Promise<ReadingFigures> {
  const script = path.join(await compileMeasured(), 'scripts', 'bench', 'reading', 'bench-read.js');
  const git: Measurement[] = [];
  const docket: Measurement[] = [];
  for (let run = 0; run < runs; run += 1) {
    const args = ['-C', repository, 'log', '-z', '--date=raw', `--format=${fields}`, '--branches', '--tags'];
    git.push(await measure({ command: 'git', args, quiet: true }));
    docket.push(await measure({ command: process.execPath, args: [script, repository], cwd: folder }));
  }
  const floor = median(git);
  const gitSeconds = floor.seconds;
  const middle = median(docket);
  const cpuRatio = middle.cpu === null || floor.cpu === null ? null : middle.cpu / floor.cpu;
  const told = toldSchema.parse(JSON.parse(middle.stdout));
  return { ...told, gitSeconds, docketSeconds: middle.seconds, ratio: middle.seconds / gitSeconds, cpuRatio, peak: middle.peak };
}
