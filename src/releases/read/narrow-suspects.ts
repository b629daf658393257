import { readChangedPaths } from '../../git/read/repository/git-changed-paths.ts';

/** Of what changes more files the patch is not compared: it takes long, and such a change has another sign. */
const mostFiles = 40;

/** Of groups of commits that may be copies, those that change the same files as another of their group: to list files takes a tenth of making a patch. */
export async function narrowSuspects(gitDir: string, groups: readonly (readonly string[])[]): Promise<readonly string[]> {
  const filesOf = new Map<string, string>();
  const take = (sha: string, paths: readonly string[]): void => {
    if (paths.length > 0) filesOf.set(sha, paths.join('\0'));
  };
  await readChangedPaths({ gitDir, shas: [...new Set(groups.flat())], most: mostFiles, take });
  const narrowed = new Set<string>();
  for (const group of groups) {
    for (const [files, same] of Map.groupBy(group, (sha) => filesOf.get(sha)))
      if (files !== undefined && same.length > 1) for (const sha of same) narrowed.add(sha);
  }
  return [...narrowed];
}
