import { readGit } from '../process/git-process.ts';

/** The commits reachable from `tips` that touch one of `paths`, which are taken literally, from the top folder. One pass; merges count when they differ from every parent. */
export async function readTouching(gitDir: string, tips: readonly string[], paths: readonly string[]): Promise<ReadonlySet<string>> {
  if (tips.length === 0) return new Set();
  const pathspecs = paths.map((path) => `:(top,literal)${path}`);
  const args = ['log', '--full-history', '--no-show-signature', '--no-color', '--format=%H', '--stdin'];
  const input = `${tips.join('\n')}\n--\n${pathspecs.join('\n')}\n`;
  const lines = (await readGit({ gitDir, args, input })).toString('latin1').split('\n');
  return new Set(lines.filter((line) => line !== ''));
}
