import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { readGitEnvironment } from '../../src/readers/git-environment.ts';
import { runGit } from '../../src/readers/run-git.ts';
import { startFastImport } from './fast-import.ts';
import { parseStory } from './story.ts';
import { tellStory } from './tell-story.ts';

/** Makes the bare repository that a story tells of, and puts it in place when it is whole. Returns its folder. */
export async function makeRepository(file: string, folder: string): Promise<string> {
  const story = parseStory(parse(await readFile(file, 'utf8')));
  const target = path.join(folder, `${story.repository}.git`);
  const part = `${target}.part-${process.pid}`;
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { recursive: true });
  const { code, complaint } = await runGit(
    ['init', '--quiet', '--bare', '--template=', '--object-format=sha1', `--initial-branch=${story.trunk}`, part],
    folder,
  );
  if (code !== 0) throw new Error(`git init: ${complaint}`);
  const git = startFastImport(part, readGitEnvironment());
  await tellStory(story, git);
  await git.finish();
  await rm(target, { recursive: true, force: true });
  await rename(part, target);
  return target;
}
