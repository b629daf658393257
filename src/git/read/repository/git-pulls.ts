import type { PullHead } from '../../schema/repository.ts';
import { GitFailed, readGit } from '../process/git-process.ts';
import { pullRoots } from './git-refs.ts';

const head = /^refs\/(pull|merge-requests)\/(\d{1,9})\/head$/;

/** The heads of pull requests that were fetched: of GitHub and Gitea `refs/pull/<number>/head`, of GitLab `refs/merge-requests/`. */
export interface PullHeads {
  readonly heads: ReadonlyMap<number, PullHead>;
  readonly root: 'pull' | 'merge-requests';
}

/** Reads them with what their commits say of themselves; where some of those are not there, without. Null where none was fetched. */
export async function readPullHeads(gitDir: string): Promise<PullHeads | null> {
  const whole = ['%(objectname)', '%(refname)', '%(authordate:unix)', '%(authoremail:trim)', '%(subject)'];
  try {
    return parseHeads(await listRefs(gitDir, whole));
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    return parseHeads(await listRefs(gitDir, whole.slice(0, 2)));
  }
}

async function listRefs(gitDir: string, fields: readonly string[]): Promise<string> {
  const args = ['for-each-ref', `--format=${fields.join('%00')}`, '--end-of-options', ...pullRoots];
  return (await readGit({ gitDir, args })).toString('utf8');
}

function parseHeads(text: string): PullHeads | null {
  const heads = new Map<number, PullHead>();
  let ofGitlab = 0;
  for (const line of text.split('\n')) {
    const [commit = '', name = '', authored = '', email = '', subject = ''] = line.split('\0');
    const [, root, digits] = head.exec(name) ?? [];
    if (digits === undefined) continue;
    if (root === 'merge-requests') ofGitlab += 1;
    heads.set(Number(digits), { commit, authored: authored === '' ? Number.NaN : Number(authored), email: email.toLowerCase(), subject });
  }
  if (heads.size === 0) return null;
  return { heads, root: 2 * ofGitlab > heads.size ? 'merge-requests' : 'pull' };
}
