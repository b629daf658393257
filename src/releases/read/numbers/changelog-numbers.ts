import { askObjects } from '../../../git/read/process/ask-objects.ts';
import { parseBatch } from '../../../git/read/process/git-batch.ts';
import { readGit } from '../../../git/read/process/git-process.ts';
import { listChangelogNumbers } from '../../schema/conventions/numbers/changelog-line.ts';

interface Edit {
  readonly sha: string;
  readonly before: string;
  readonly after: string;
  readonly path: string;
}

/** So many blobs are read at a time; a changelog of a large project has a megabyte. */
const atATime = 64;

/**
 * Numbers in lines that commits add to some files, by commit, with the file. A commit that touches nothing else writes a release's notes, and one that
 * adds more than `most` numbers gathers them: neither counts. Blobs that are not there are passed over one by one.
 */
export async function readChangelogNumbers({
  gitDir,
  tips,
  files,
  most,
}: {
  readonly gitDir: string;
  readonly tips: readonly string[];
  readonly files: readonly string[];
  readonly most: number;
}): Promise<ReadonlyMap<string, ReadonlyMap<number, string>>> {
  const found = new Map<string, Map<number, string>>();
  if (files.length === 0) return found;
  const edits = await listEdits(gitDir, tips, files);
  const withOthers = await listTouchingMore(
    gitDir,
    edits.map(({ sha }) => sha),
    files,
  );
  const wanted = edits.filter(({ sha }) => withOthers.has(sha));
  for (let start = 0; start < wanted.length; start += atATime) {
    const some = wanted.slice(start, start + atATime);
    const texts = await readTexts(gitDir, [...new Set(some.flatMap(({ before, after }) => [before, after]))]);
    for (const { sha, before, after, path } of some) {
      const added = listAddedNumbers(isNone(before) ? '' : texts.get(before), texts.get(after));
      if (added.size > most) continue;
      const numbers = found.get(sha) ?? new Map<number, string>();
      for (const number of added) numbers.set(number, path);
      if (numbers.size > 0) found.set(sha, numbers);
    }
  }
  return found;
}

/** Numbers that a text has in lines that the one before it did not have, unless it named them elsewhere. */
export function listAddedNumbers(before: string | undefined, after: string | undefined): ReadonlySet<number> {
  const numbers = new Set<number>();
  if (before === undefined || after === undefined) return numbers;
  const old = new Set(before.split('\n'));
  const gone: number[] = [];
  for (const line of after.split('\n')) if (!old.has(line)) for (const number of listChangelogNumbers(line)) numbers.add(number);
  if (numbers.size === 0) return numbers;
  const kept = new Set(after.split('\n'));
  // A line that was only worded anew names what it named.
  for (const line of old) if (!kept.has(line)) gone.push(...listChangelogNumbers(line));
  for (const number of gone) numbers.delete(number);
  return numbers;
}

async function listEdits(gitDir: string, tips: readonly string[], files: readonly string[]): Promise<readonly Edit[]> {
  const args = [
    '-c',
    'core.quotePath=false',
    'log',
    '--no-merges',
    '--no-renames',
    '--raw',
    '--no-abbrev',
    '--diff-filter=AM',
    '--no-show-signature',
    '--no-color',
    '--format=%x00%H',
    '--stdin',
  ];
  const input = `${tips.join('\n')}\n--\n${files.map((file) => `:(top,literal)${file}`).join('\n')}\n`;
  const records = (await readGit({ gitDir, args, input })).toString('utf8').split('\0').slice(1);
  return records.flatMap((record) => {
    const [sha = '', ...lines] = record.split('\n');
    return lines.flatMap((line) => {
      const [, before, after, path] = /^:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) [AM]\t(.+)$/.exec(line) ?? [];
      return before === undefined || after === undefined || path === undefined ? [] : [{ sha, before, after, path }];
    });
  });
}

/** Those of some commits that touch other files, too. */
async function listTouchingMore(gitDir: string, shas: readonly string[], files: readonly string[]): Promise<ReadonlySet<string>> {
  if (shas.length === 0) return new Set();
  const args = [
    '-c',
    'core.quotePath=false',
    'log',
    '--no-walk=unsorted',
    '--no-renames',
    '--name-only',
    '--no-show-signature',
    '--no-color',
    '--format=%x00%H',
    '--stdin',
  ];
  const records = (await readGit({ gitDir, args, input: `${[...new Set(shas)].join('\n')}\n` })).toString('utf8').split('\0').slice(1);
  const own = new Set(files);
  return new Set(
    records.flatMap((record) => {
      const [sha = '', ...paths] = record.split('\n');
      return paths.some((path) => path !== '' && !own.has(path)) ? [sha] : [];
    }),
  );
}

async function readTexts(gitDir: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const asked = ids.filter((id) => !isNone(id));
  const bytes = await askObjects(gitDir, '--batch', asked);
  return new Map(parseBatch(bytes).flatMap((answer) => (answer === null ? [] : [[answer.object, answer.content.toString('utf8')]])));
}

/** The id of no blob. */
function isNone(id: string): boolean {
  return /^0+$/.test(id);
}
