import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type GitRun, startGit } from './git-process.ts';

const most = 1 << 19;
const pause = 5;

/**
 * Runs git and yields its standard output in large pieces, by way of a temporary file: into a pipe git writes a few kilobytes at a time,
 * wakes this process for each, and waits while it is busy. Throws `GitFailed` after the last piece when git ends with an error.
 */
export async function* spoolGit(run: GitRun): AsyncGenerator<Buffer, void, void> {
  const file = await openUnnamed();
  try {
    const { git, ended, finish } = startGit(run, file.fd);
    let over = false;
    const end = ended.then(() => {
      over = true;
    });
    try {
      let position = 0;
      for (;;) {
        const last = over;
        const { buffer, bytesRead } = await file.read(Buffer.allocUnsafeSlow(most), 0, most, position);
        position += bytesRead;
        if (bytesRead > 0) yield buffer.subarray(0, bytesRead);
        else if (last) break;
        if (bytesRead < most && !last) await Promise.race([end, setTimeout(pause)]);
      }
    } finally {
      git.kill();
    }
    await finish();
  } finally {
    await file.close();
  }
}

/** A file that nobody else can open and that is gone with the process, however that ends. */
async function openUnnamed(): Promise<FileHandle> {
  const folder = await mkdtemp(path.join(tmpdir(), 'docket-'));
  try {
    return await open(path.join(folder, 'spool'), 'wx+', 0o600);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
