import { readGit } from '../process/git-process.ts';

/** The heads of pull requests that were fetched (`refs/pull/<number>/head` of GitHub and Gitea, `refs/merge-requests/` of GitLab), by number. */
export async function readPullHeads(gitDir: string): Promise<ReadonlyMap<number, string>> {
  const roots = ['refs/pull/', 'refs/merge-requests/'];
  const args = ['for-each-ref', '--format=%(objectname) %(refname)', '--end-of-options', ...roots];
  const lines = (await readGit({ gitDir, args })).toString('latin1').split('\n');
  return new Map(
    lines.flatMap((line) => {
      const [, commit, digits] = /^([0-9a-f]+) refs\/(?:pull|merge-requests)\/(\d{1,9})\/head$/.exec(line) ?? [];
      return commit === undefined ? [] : [[Number(digits), commit] as const];
    }),
  );
}
