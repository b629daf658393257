import { readGit } from '../process/git-process.ts';
import { parseGitText } from './git-text.ts';

/** A branch, a tag, the head of a pull request that was fetched, or what notes stand in, and the object that it names, which may be of any kind, or absent. */
export interface GitRef {
  readonly kind: 'branch' | 'remote-branch' | 'tag' | 'pull' | 'notes';
  /** Without `refs/heads/`, `refs/tags/` or `refs/remotes/<remote>/`; of pull requests and notes in full. */
  readonly name: string;
  readonly object: string;
}

/** Where heads of pull requests stand that were fetched: of GitHub and Gitea `refs/pull/<number>/head`, of GitLab the other. */
export const pullRoots = ['refs/pull/', 'refs/merge-requests/'] as const;

/** Reads these refs, with the branches of `remote`, by name. Asks only the refs, so that no missing object can spoil the list. */
export async function readGitRefs(gitDir: string, remote: string | null): Promise<readonly GitRef[]> {
  const tracking = remote === null ? null : `refs/remotes/${remote}/`;
  const roots = ['refs/heads/', 'refs/tags/', 'refs/notes/', ...pullRoots, ...(tracking === null ? [] : [tracking])];
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
    else if (full.startsWith('refs/notes/')) refs.push({ kind: 'notes', name: full, object });
    else if (pullRoots.some((root) => full.startsWith(root))) refs.push({ kind: 'pull', name: full, object });
    else if (tracking !== null && symbolic === '') refs.push({ kind: 'remote-branch', name: full.slice(tracking.length), object });
  }
  return refs;
}
