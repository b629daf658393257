import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { runGit } from '../../src/git/read/process/run-git.ts';
import { initRepository } from './init-repository.ts';
import { parseRecordsStory } from './records-story.ts';
import { type ContentFiles, type ToldCommit, tellRecords } from './tell-records.ts';

/** Where a story of records is, and where what it makes goes. Paths are absolute. */
export interface RecordsPlaces {
  readonly story: string;
  /** The folder that `content/` is in. */
  readonly root: string;
  /** Where the repositories of the example are. */
  readonly repositories: string;
}

/** Makes the bare repository whose history a story of records tells, and gives the content folder as it is at its end. */
export async function makeRecords({ story: file, root, repositories }: RecordsPlaces): Promise<ContentFiles> {
  const story = parseRecordsStory(parse(await readFile(file, 'utf8')));
  const told = await tellRecords(story, { root, findCommit: (repository, name) => findCommit(repositories, repository, name) });
  const target = path.join(repositories, `${story.repository}.git`);
  const { git, folder } = await initRepository(target, story.trunk);
  for (const commit of told) git.send(formatCommit(commit, story.trunk));
  await git.finish();
  await rm(target, { recursive: true, force: true });
  await rename(folder, target);
  return told.at(-1)?.files ?? new Map();
}

/** Writes files of the story below the root, over those that are there. */
export async function writeContent(files: ContentFiles, root: string): Promise<void> {
  for (const [file, bytes] of files) {
    await mkdir(path.join(root, path.dirname(file)), { recursive: true });
    await writeFile(path.join(root, file), bytes);
  }
}

function formatCommit({ message, author, at, files }: ToldCommit, trunk: string): Buffer {
  const offset = /([+-]\d{2}):(\d{2})$/.exec(at);
  const stamp = `${author} ${Date.parse(at) / 1000} ${offset === null ? '+0000' : `${offset[1]}${offset[2]}`}`;
  const head = `commit refs/heads/${trunk}\nauthor ${stamp}\ncommitter ${stamp}\ndata ${Buffer.byteLength(message)}\n${message}\ndeleteall\n`;
  const blobs = [...files].flatMap(([file, bytes]) => [
    Buffer.from(`M 100644 inline ${file}\ndata ${bytes.length}\n`),
    bytes,
    Buffer.from('\n'),
  ]);
  return Buffer.concat([Buffer.from(head), ...blobs, Buffer.from('\n')]);
}

/** Finds a tag's commit, or the newest commit whose message holds the name. */
async function findCommit(repositories: string, repository: string, name: string): Promise<string> {
  const folder = path.join(repositories, `portal-${repository}.git`);
  const tag = await runGit(['rev-parse', '--verify', '--quiet', '--end-of-options', `refs/tags/${name}^{commit}`], folder);
  const found = tag.code === 0 ? tag : await runGit(['log', '--all', '-1', '--format=%H', '--fixed-strings', `--grep=${name}`], folder);
  const commit = found.stdout.trim();
  if (found.code !== 0 || commit === '') throw new Error(`There is no \`${name}\` in the repository ${repository}: ${found.complaint}`);
  return commit;
}
