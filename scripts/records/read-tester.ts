import { runGit } from '../../src/git/read/process/run-git.ts';

/** The name that git would write into a commit here; undefined when it has none. */
export async function readTester(root: string): Promise<string | undefined> {
  const { code, stdout } = await runGit(['config', 'user.name'], root);
  return code === 0 && stdout.trim() !== '' ? stdout.trim() : undefined;
}
