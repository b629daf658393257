import { readGit } from '../process/git-process.ts';
import { parseGitText } from './git-text.ts';

/** A branch or tag and the object that it names, which may be of any kind, or absent. */
export interface GitRef {
  readonly kind: 'branch' | 'remote-branch' | 'tag';
  /** Without `refs/heads/`, `refs/tags/` or `refs/remotes/<remote>/`. */
  readonly name: string;
  readonly object: string;
}

/** Reads branches, tags and the branches of `remote`, by name. Asks only the refs, so that no missing object can spoil the list. */
export async function readGitRefs(gitDir: string, remote: string | null): Promise<readonly GitRef[]> {
  const tracking = remote === null ? null : `refs/remotes/${remote}/`;
  const roots = ['refs/heads/', 'refs/tags/', ...(tracking === null ? [] : [tracking])];
  const format = '--format=%(objectname) %(symref:lstrip=1)%00%(refname)';
  const lines = await readGit({ gitDir, args: ['for-each-ref', format, '--end-of-options', ...roots] });
  const refs: GitRef[] = [];
  for (let start = 0; start < lines.length; ) {
    const end = lines.indexOf(10, start);
    const { text } = parseGitText(lines.subarray(start, end));
    start = end + 1;
    const [target = '', full = ''] = text.split('\0');
    const [object = '', symbolic = ''] = target.split(' ');
    if (full.startsWith('refs/heads/')) refs.push({ kind: 'branch', name: full.slice(11), object });
    else if (full.startsWith('refs/tags/')) refs.push({ kind: 'tag', name: full.slice(10), object });
    else if (tracking !== null && symbolic === '') refs.push({ kind: 'remote-branch', name: full.slice(tracking.length), object });
  }
  return refs;
}
