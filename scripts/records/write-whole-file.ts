import { randomBytes } from 'node:crypto';
import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** A file that is written and safe on the disk, and not there yet under its name. */
export interface PendingFile {
  /** Gives it its name, in one step. Throws an error with the code `EEXIST` when something is there and `replace` was not said. */
  readonly place: () => Promise<void>;
  /** Takes away what was written, wherever it is by now. */
  readonly discard: () => Promise<void>;
}

/**
 * Writes a file beside its place, with its folders, and waits until the disk has it: after a full disk, a lost connection or a killed process it is there whole or
 * not at all. Without `replace` whatever is there already stays as it is.
 */
export async function prepareFile(target: string, content: string | Uint8Array, { replace = false } = {}): Promise<PendingFile> {
  await mkdir(path.dirname(target), { recursive: true });
  const part = path.join(path.dirname(target), `.${path.basename(target).slice(0, 60)}.${randomBytes(6).toString('hex')}.part`);
  let placed = false;
  try {
    const handle = await open(part, 'wx', 0o644);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    await rm(part, { force: true });
    throw cause;
  }
  return {
    place: async () => {
      try {
        if (replace) await rename(part, target);
        else await placeNew(part, target);
        placed = true;
        await syncFolder(path.dirname(target));
      } finally {
        await rm(part, { force: true });
      }
    },
    discard: async () => {
      await rm(part, { force: true });
      if (placed && !replace) await rm(target, { force: true });
    },
  };
}

/** Writes a file whole or not at all. Without `replace`, throws an error with the code `EEXIST` when something is there. */
export async function writeWholeFile(
  target: string,
  content: string | Uint8Array,
  options: { readonly replace?: boolean } = {},
): Promise<void> {
  await (await prepareFile(target, content, options)).place();
}

/** A second name fails when one of that kind is there, which a renaming would replace. */
async function placeNew(part: string, target: string): Promise<void> {
  try {
    await link(part, target);
  } catch (cause) {
    if (!isCode(cause, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK')) throw cause;
    // Some file systems know one name per file: an empty one is taken first, so that nothing of somebody else's is replaced.
    const taken = await open(target, 'wx');
    await taken.close();
    await rename(part, target);
  }
}

/** A name is on the disk only with its folder; where a folder cannot be opened, as on Windows, the system sees to that. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

/** Whether an error of the system has one of these codes. */
export function isCode(cause: unknown, ...codes: readonly string[]): boolean {
  return cause instanceof Error && 'code' in cause && codes.some((code) => code === cause.code);
}
