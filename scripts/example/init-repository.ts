import { mkdir, rm } from 'node:fs/promises';
import { readGitEnvironment } from '../../src/git/read/process/git-environment.ts';
import { runGit } from '../../src/git/read/process/run-git.ts';
import { type FastImport, startFastImport } from './fast-import.ts';

/** Begins a bare repository beside the place that it will have, to be moved there when it is whole. */
export async function initRepository(target: string, trunk: string): Promise<{ readonly git: FastImport; readonly folder: string }> {
  const folder = `${target}.part-${process.pid}`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const args = ['init', '--quiet', '--bare', '--template=', '--object-format=sha1', `--initial-branch=${trunk}`, '.'];
  const { code, complaint } = await runGit(args, folder);
  if (code !== 0) throw new Error(`git init: ${complaint}`);
  return { git: startFastImport(folder, readGitEnvironment()), folder };
}
