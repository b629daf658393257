import { cp, mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Runs `write` with a folder on the file system of `place`: `folder` itself where that is so, else one in `place` whose files
 * are copied to `folder` afterwards. Astro moves files from the one to the other by renaming, which cannot cross file systems.
 */
export async function withFolderNear<Value>(place: string, folder: string, write: (folder: string) => Promise<Value>): Promise<Value> {
  const [here, there] = await Promise.all([stat(place), stat(folder)]);
  if (here.dev === there.dev) return write(folder);
  const near = path.join(place, `out-${process.pid}`);
  await rm(near, { recursive: true, force: true });
  await mkdir(near, { recursive: true });
  try {
    const value = await write(near);
    for (const name of await readdir(folder)) await rm(path.join(folder, name), { recursive: true, force: true });
    await cp(near, folder, { recursive: true });
    return value;
  } finally {
    await rm(near, { recursive: true, force: true });
  }
}
