import { copyFile, link, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';

/** Puts all files of a folder into another, as hard links where the file system has them, else as copies. A file that is there stays. */
export async function joinFolders(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) await joinFolders(source, target);
    else await linkOrCopy(source, target);
  }
}

async function linkOrCopy(source: string, target: string): Promise<void> {
  await link(source, target).catch(async (cause: unknown) => {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'EEXIST') return;
    if (code !== 'EXDEV' && code !== 'EPERM' && code !== 'EMLINK' && code !== 'ENOTSUP') throw cause;
    await copyFile(source, target);
  });
}
