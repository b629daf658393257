import { GitFailed, streamGit } from '../../git/read/process/git-process.ts';
import { plainLog } from '../../git/read/process/spawn-git.ts';

/** A file of a folder of fragments as a commit wrote it. */
export interface WrittenFile {
  readonly commit: string;
  readonly path: string;
  readonly object: string;
}

const most = 200_000;
const mostBytes = 256 << 20;

/** Lists what commits on any branch or tag wrote into some folders, newest first; also what was deleted since. Merges wrote nothing of their own. */
export async function listFragmentCommits(gitDir: string, folders: readonly string[]): Promise<readonly WrittenFile[]> {
  const args = [
    ...['--literal-pathspecs', 'log', '--all', '--full-history', '--no-merges', '--no-renames', '--diff-filter=AM', ...plainLog],
    ...['--raw', '-z', '--no-abbrev', '--format=commit %H', '--', ...folders],
  ];
  const pieces: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const piece of streamGit({ gitDir, args })) {
      pieces.push(piece);
      bytes += piece.length;
      if (bytes > mostBytes) break;
    }
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
  }
  return parse(Buffer.concat(pieces).toString('utf8'));
}

/** `commit id NUL`, then for each file `:modes objects status NUL path NUL`. */
function parse(text: string): readonly WrittenFile[] {
  const files: WrittenFile[] = [];
  let commit = '';
  let object: string | null = null;
  for (const field of text.split('\0')) {
    if (object !== null) {
      if (files.length < most && field.length < 400) files.push({ commit, path: field, object });
      object = null;
      continue;
    }
    const begun = /^\n?commit ([0-9a-f]{40,64})\n?$/.exec(field)?.[1];
    if (begun !== undefined) commit = begun;
    // Only plain files: a link's text is a path.
    else object = /^\n?:\d+ 100\d+ [0-9a-f]+ ([0-9a-f]+) [AM]$/.exec(field)?.[1] ?? null;
    if (begun === undefined && object === null && /^\n?:/.test(field)) object = '';
  }
  return files.filter((file) => file.object !== '');
}
