import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { makeRepository } from './make-repository.ts';

/** Makes the repository of every story in a folder, in the order of their names. Returns their folders. */
export async function makeExample(stories: string, folder: string): Promise<readonly string[]> {
  const names = (await readdir(stories)).filter((name) => name.endsWith('.yaml')).sort();
  const made: string[] = [];
  for (const name of names) made.push(await makeRepository(path.join(stories, name), folder));
  return made;
}
