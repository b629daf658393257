import { readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { initRepository } from './init-repository.ts';
import { parseStory } from './story.ts';
import { tellStory } from './tell-story.ts';

/** Makes the bare repository that a story tells of, and puts it in place when it is whole. Returns its folder. */
export async function makeRepository(file: string, folder: string): Promise<string> {
  const story = parseStory(parse(await readFile(file, 'utf8')));
  const target = path.join(folder, `${story.repository}.git`);
  const { git, folder: part } = await initRepository(target, story.trunk);
  await tellStory(story, git);
  await git.finish();
  await rm(target, { recursive: true, force: true });
  await rename(part, target);
  return target;
}
