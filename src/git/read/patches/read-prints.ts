import { z } from 'zod';
import { hashText, readPatches } from '../../schema/patches/parse-patches.ts';
import type { PatchPrint } from '../../schema/patches/patch-print.ts';
import type { ContentStore } from '../kept/content-store.ts';
import { GitFailed, streamGit } from '../process/git-process.ts';
import { plainDiff } from '../process/spawn-git.ts';

/** The commits of a repository whose patches are asked for, and where what was read before is kept. */
export interface PrintSource {
  readonly gitDir: string;
  readonly store: ContentStore;
}

const atOnce = 4000;
/** After so many commits that cannot be compared one after the other, none is tried any more: a clone without files has none. */
const patience = 20;
const diff = ['diff-tree', '--stdin', '-r', '--root', '--no-renames', ...plainDiff, '--full-index', '--always'];

const printSchema = z.tuple([
  z.string(),
  z.string(),
  z.array(z.tuple([z.string(), z.array(z.number())])),
  z.array(z.tuple([z.string(), z.number()])),
  z.boolean(),
]);

/** Reads what commits change; null for one that misses files here, as in a partial clone. Merges change nothing. */
export async function readPrints(
  { gitDir, store }: PrintSource,
  commits: readonly string[],
): Promise<ReadonlyMap<string, PatchPrint | null>> {
  const found = new Map<string, PatchPrint | null>();
  const wanted: string[] = [];
  for (const sha of new Set(commits)) {
    const kept = parseKept(store.get(`p${sha}`));
    if (kept === null) wanted.push(sha);
    else found.set(sha, kept);
  }
  const take = (sha: string, print: PatchPrint): void => {
    found.set(sha, print);
    store.put(`p${sha}`, packPrint(print));
  };
  await readIsolated(wanted, async (some) => {
    let last = -1;
    const reader = readPatches(some, (sha, print) => {
      take(sha, print);
      last = some.indexOf(sha, last + 1);
    });
    const failed = await feed({ gitDir, args: [...diff, '-p', '-U3'], input: format(some) }, reader.push);
    if (!failed) reader.end();
    return failed ? last + 1 : some.length;
  });
  for (const sha of wanted) if (!found.has(sha)) found.set(sha, null);
  return found;
}

/**
 * Digests of what commits change, whatever the lines around it and the white space in it: two with one digest are equal patches. A merge, an empty commit, one
 * whose files are missing here and one too large to be read in full have none.
 */
export async function readPatchDigests(source: PrintSource, commits: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const digests = new Map<string, string>();
  for (const [sha, print] of await readPrints(source, commits))
    if (print !== null && !print.cut && print.files.length > 0) digests.set(sha, print.loose);
  return digests;
}

/** Reads which files commits touch, as numbers: equal paths have equal numbers. Files themselves are not needed, so that it works in a partial clone. */
export async function readTouchedPaths(
  { gitDir, store }: PrintSource,
  commits: readonly string[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const found = new Map<string, readonly number[]>();
  const wanted: string[] = [];
  for (const sha of new Set(commits)) {
    const kept = store.get(`t${sha}`);
    if (areNumbers(kept)) found.set(sha, kept);
    else wanted.push(sha);
  }
  await readIsolated(wanted, async (some) => {
    const places = new Map(some.map((sha, place) => [sha, place]));
    let current = -1;
    let paths: number[] | null = null;
    const done = (): void => {
      const sha = some[current];
      if (paths === null || sha === undefined) return;
      found.set(sha, paths);
      store.put(`t${sha}`, paths);
    };
    let rest = '';
    const take = (bytes: Buffer): void => {
      const lines = (rest + bytes.toString('latin1')).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const place = places.get(line) ?? -1;
        if (place > current) {
          done();
          current = place;
          paths = [];
        } else if (line !== '') paths?.push(hashText(line));
      }
    };
    const failed = await feed({ gitDir, args: [...diff, '--name-only'], input: format(some) }, take);
    if (!failed) done();
    return failed ? Math.max(0, current) : some.length;
  });
  return found;
}

/** Hundreds of thousands are looked at. */
function areNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'number');
}

/** Reads the patches of a few commits as text, white space left as it is; null for one that cannot be read. */
export async function readPatchTexts(
  gitDir: string,
  commits: readonly string[],
  mostLines: number,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  await readIsolated([...new Set(commits)], async (some) => {
    let last = -1;
    const reader = readPatches(
      some,
      (sha) => {
        last = some.indexOf(sha, last + 1);
      },
      (sha, line) => {
        const list = found.get(sha);
        if (!list) found.set(sha, [line.slice(0, 500)]);
        else if (list.length < mostLines) list.push(line.slice(0, 500));
      },
    );
    const failed = await feed({ gitDir, args: ['-c', 'core.quotePath=false', ...diff, '-p', '-U3'], input: format(some) }, reader.push);
    if (!failed) reader.end();
    return failed ? last + 1 : some.length;
  });
  return found;
}

/** Reads commits in turn; where git fails on one, that one is left out and the rest is read, since one missing file must not hide all others. */
async function readIsolated(commits: readonly string[], read: (some: readonly string[]) => Promise<number>): Promise<void> {
  let failures = 0;
  for (let at = 0; at < commits.length && failures < patience; ) {
    const some = commits.slice(at, at + atOnce);
    const done = await read(some);
    at += done;
    if (done === some.length) {
      failures = 0;
      continue;
    }
    if (done > 0) failures = 0;
    // What git has written when it dies may end before the commit that it died of.
    at += (await read(commits.slice(at, at + 1))) === 1 ? 1 : skip();
  }

  function skip(): number {
    failures += 1;
    return 1;
  }
}

async function feed(run: Parameters<typeof streamGit>[0], take: (bytes: Buffer) => void): Promise<boolean> {
  try {
    for await (const piece of streamGit(run)) take(piece);
    return false;
  } catch (error) {
    if (error instanceof GitFailed) return true;
    throw error;
  }
}

function format(commits: readonly string[]): string {
  return commits.map((sha) => `${sha}\n`).join('');
}

function packPrint({ exact, loose, files, markers, cut }: PatchPrint): z.infer<typeof printSchema> {
  return [exact, loose, files.map(({ path, lines }) => [path, [...lines]]), markers.map(({ path, line }) => [path, line]), cut];
}

function parseKept(value: unknown): PatchPrint | null {
  const parsed = value === undefined ? null : printSchema.safeParse(value);
  if (!parsed?.success) return null;
  const [exact, loose, files, markers, cut] = parsed.data;
  return {
    exact,
    loose,
    files: files.map(([path, lines]) => ({ path, lines })),
    markers: markers.map(([path, line]) => ({ path, line })),
    cut,
  };
}
