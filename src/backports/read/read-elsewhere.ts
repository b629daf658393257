import { readGitOrNothing } from '../../git/read/process/git-process.ts';
import { type BlobRef, findBlobs, largestFile, readBlobs } from '../../git/read/process/read-blobs.ts';
import type { FileHunks } from '../../git/schema/patches/read-hunks.ts';
import { squeeze } from '../schema/standing/plain-lines.ts';

/** A file of a change that is looked for in all files of a commit, as where it was renamed or cut in two. */
export interface Elsewhere {
  readonly at: string;
  readonly file: FileHunks;
}

/** What others wrote: where code of one's own went there, it is theirs now. */
const copied = /(?:^|\/)(?:vendor|third_party|node_modules)\//;

/** Tells whether the code that patches of files change stands in any file of a commit: at least half of it, in one file. Null where that cannot be told. */
export async function readElsewhere(gitDir: string, asked: readonly Elsewhere[]): Promise<(at: string, file: FileHunks) => boolean | null> {
  const trees = new Map<string, readonly string[] | null>();
  for (const { at } of asked) if (!trees.has(at)) trees.set(at, await listObjects(gitDir, at));
  const all = [...new Set([...trees.values()].flatMap((objects) => objects ?? []))];
  const refs = await findBlobs(gitDir, all);
  const wanted = new Set(asked.flatMap(({ file }) => [...listCode(file)]));
  const met = new Map<string, ReadonlySet<string>>();
  const readable = refs.filter((ref): ref is BlobRef => ref !== null);
  await readBlobs(gitDir, readable, (object, text) => {
    met.set(
      object,
      new Set(
        text
          .split('\n')
          .map(squeeze)
          .filter((line) => wanted.has(line)),
      ),
    );
  });
  // A file that is as large as nobody writes one is data.
  const large = new Set(readable.filter(({ size }) => size > largestFile).map(({ object }) => object));
  return (at, file) => {
    const objects = trees.get(at);
    const code = listCode(file);
    if (!objects || code.size === 0) return null;
    const sum = [...code].reduce((total, line) => total + line.length, 0);
    const isIn = (lines: ReadonlySet<string>): boolean =>
      2 * [...code].reduce((total, line) => total + (lines.has(line) ? line.length : 0), 0) >= sum;
    if (objects.some((object) => isIn(met.get(object) ?? new Set()))) return true;
    return objects.every((object) => met.has(object) || large.has(object)) ? false : null;
  };
}

/** What a patch finds in a file: the lines that it takes out, and those around. */
function listCode({ hunks }: FileHunks): ReadonlySet<string> {
  return new Set(
    hunks.flatMap(({ before, removed, after }) => [...before, ...removed, ...after].map(squeeze)).filter((line) => line !== ''),
  );
}

async function listObjects(gitDir: string, at: string): Promise<readonly string[] | null> {
  const listed = await readGitOrNothing({ gitDir, args: ['ls-tree', '-r', '-z', '--end-of-options', at] });
  if (listed.length === 0) return null;
  return listed
    .toString('utf8')
    .split('\0')
    .flatMap((entry) => {
      const [, kind, object, path] = /^\d+ (\w+) ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? [];
      return kind === 'blob' && object !== undefined && path !== undefined && !copied.test(path) ? [object] : [];
    });
}
