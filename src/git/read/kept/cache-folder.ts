import { createHash } from 'node:crypto';
import { access, chmod, constants, lstat, mkdir, realpath, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { env, getuid, platform } from 'node:process';

/**
 * The folder of one root below the user's own folder of caches (`XDG_CACHE_HOME`, else the system's usual place), made when it is not there: nobody else can write to
 * it, and it never lies in the root, so that whoever hands over a folder cannot hand over what was kept. Null where there is no such place.
 */
export async function makeCacheFolder(root: string): Promise<string | null> {
  return makeBelowHome(root, (place) => {
    const name = path
      .basename(place)
      .replace(/[^\w.-]+/g, '-')
      .slice(0, 40);
    return `${name}-${createHash('sha256').update(place).digest('hex').slice(0, 16)}`;
  });
}

/** A folder beside those of all roots, for what is made of Docket's own code alone and is the same for each of them; null where the root has no folder either. */
export async function makeSharedFolder(root: string, name: 'renderers'): Promise<string | null> {
  return makeBelowHome(root, () => name);
}

/** Forgets what stands in such a folder, whatever root it was made for. */
export async function emptySharedFolder(root: string, name: 'renderers'): Promise<void> {
  const folder = await makeSharedFolder(root, name);
  if (folder !== null) await rm(folder, { recursive: true, force: true });
}

async function makeBelowHome(root: string, name: (place: string) => string): Promise<string | null> {
  try {
    const place = await realpath(root);
    const own = await makeOwnFolder(path.join(await makeHome(), 'docket'));
    return own === null || isWithin(own, place) ? null : await makeOwnFolder(path.join(own, name(place)));
  } catch {
    return null;
  }
}

/** What is made of repositories and content, and can be made again, by its place in the folder. Copies of remote repositories are none of it, nor what builds have in hand. */
const made = ['cards', 'changes', 'commits', 'histories', 'site-files', 'validation'];

/** Forgets what was kept between runs, so that everything is read and made anew. */
export async function emptyCacheFolder(folder: string): Promise<void> {
  await Promise.all(made.map((name) => rm(path.join(folder, name), { recursive: true, force: true })));
}

async function makeHome(): Promise<string> {
  const given = env[platform === 'win32' ? 'LOCALAPPDATA' : 'XDG_CACHE_HOME'];
  const usual = platform === 'darwin' ? path.join(homedir(), 'Library', 'Caches') : path.join(homedir(), '.cache');
  const home = given !== undefined && path.isAbsolute(given) ? given : usual;
  await mkdir(home, { recursive: true, mode: 0o700 });
  return realpath(home);
}

/** A folder that is the user's and that nobody else can write to; null when it is somebody else's, a link, or read-only. */
async function makeOwnFolder(folder: string): Promise<string | null> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const found = await lstat(folder);
  if (!found.isDirectory() || (getuid !== undefined && found.uid !== getuid())) return null;
  if (platform !== 'win32' && (found.mode & 0o077) !== 0) await chmod(folder, 0o700);
  await access(folder, constants.W_OK);
  return folder;
}

function isWithin(inner: string, outer: string): boolean {
  const relative = path.relative(outer, inner);
  return relative === '' || (!relative.startsWith('..') && !path.isAbsolute(relative));
}
