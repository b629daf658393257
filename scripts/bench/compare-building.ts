import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { builtSchema } from './built.ts';
import { type Measurement, measure } from './measure.ts';
import { median } from './median.ts';
import { type Peer, prepareBare, prepareDocket } from './peers.ts';

/** One generator that built the same releases. */
export interface BuildingFigures {
  readonly name: string;
  readonly releases: number;
  /** The whole process, but for the making of the text: who does not make it finds it on the disk. Null when it died. */
  readonly seconds: number | null;
  /** The build alone, without Node's start and the loading of code; null where the generator does not tell. */
  readonly buildSeconds: number | null;
  /** What the search index takes alone, and all files beside the pages with it, which a build writes meanwhile; null where there are none. */
  readonly searchSeconds: number | null;
  readonly besideSeconds: number | null;
  readonly millisecondsPerPage: number | null;
  /** MiB. */
  readonly peak: number | null;
}

/**
 * Builds `releases` pages with each generator in turn, `runs` times, each time from nothing, and gives the medians. Nothing is deleted in between: for half a
 * minute afterwards ext4 searches for inodes that were not in use just now, and makes files several times as slowly.
 */
export async function compareBuilding({
  releases,
  changes,
  folder,
  runs,
  others,
}: {
  readonly releases: number;
  readonly changes: number;
  readonly folder: string;
  readonly runs: number;
  readonly others: readonly Peer[];
}): Promise<readonly BuildingFigures[]> {
  const peers = [prepareBare, prepareDocket, ...others];
  const measured = new Map<string, Measurement[]>();
  const died = new Set<string>();
  for (let run = 0; run < runs; run += 1) {
    for (const prepare of peers) {
      const place = mkdtempSync(path.join(folder, 'build-'));
      const { name, ...command } = await prepare({ folder: place, releases, changes });
      const measurement = await measure(command).catch((error: unknown) => {
        if (!others.includes(prepare)) throw error;
        died.add(name);
      });
      if (measurement !== undefined) measured.set(name, [...(measured.get(name) ?? []), measurement]);
    }
  }
  return [
    ...[...measured].map(([name, measurements]) => figuresOf(name, releases, median(measurements))),
    ...[...died].filter((name) => !measured.has(name)).map((name) => diedAt(name, releases)),
  ];
}

function diedAt(name: string, releases: number): BuildingFigures {
  return {
    name,
    releases,
    seconds: null,
    buildSeconds: null,
    searchSeconds: null,
    besideSeconds: null,
    millisecondsPerPage: null,
    peak: null,
  };
}

function figuresOf(name: string, releases: number, { seconds, peak, stdout }: Measurement): BuildingFigures {
  const told = stdout.trim().startsWith('{') ? builtSchema.safeParse(JSON.parse(stdout)).data : undefined;
  const whole = told === undefined ? seconds : told.startSeconds + told.seconds;
  return {
    name,
    releases,
    seconds: whole,
    buildSeconds: told?.seconds ?? null,
    searchSeconds: told?.searchSeconds ?? null,
    besideSeconds: told?.besideSeconds ?? null,
    millisecondsPerPage: ((told?.seconds ?? whole) * 1000) / releases,
    peak: told?.peak ?? peak,
  };
}
