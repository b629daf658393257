import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type GitRun, startGit } from './git-process.ts';

const size = 1 << 19;
const pause = 5;
/** Longest record in bytes. Of a longer field the rest is dropped, up to the NUL that ends it. */
const longest = 1 << 22;

/**
 * Runs git and hands its standard output to `take` in large pieces, by way of a temporary file: into a pipe git writes a few kilobytes at a time,
 * wakes this process for each, and waits while it is busy. `take` tells how many bytes it is done with; what is left comes again in front of what
 * follows. The bytes are there only until it returns. Throws `GitFailed` after the last piece when git ends with an error.
 */
export async function spoolGit(run: GitRun, take: (bytes: Buffer) => number): Promise<void> {
  const file = await openUnnamed();
  try {
    const { git, ended, finish } = startGit(run, file.fd);
    let over = false;
    const end = ended.then(() => {
      over = true;
    });
    try {
      let buffer = Buffer.allocUnsafeSlow(size);
      let held = 0;
      let position = 0;
      let dropping = false;
      for (;;) {
        const last = over;
        const { bytesRead } = await file.read(buffer, held, buffer.length - held, position);
        position += bytesRead;
        if (dropping && bytesRead > 0) {
          const end = buffer.subarray(held, held + bytesRead).indexOf(0);
          if (end < 0) continue;
          dropping = false;
          held += buffer.copy(buffer, held, held + end, held + bytesRead);
        } else held += bytesRead;
        if (held === buffer.length) {
          held = buffer.copy(buffer, 0, take(buffer));
          // With room for as much again, a very long message does not cost the square of its length.
          if (held >= longest) {
            held = longest;
            dropping = true;
          }
          if (held > buffer.length / 2) buffer = Buffer.concat([buffer.subarray(0, held)], 2 * buffer.length);
        } else if (!last) await Promise.race([end, setTimeout(pause)]);
        else if (bytesRead === 0) break;
      }
      take(buffer.subarray(0, held));
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
