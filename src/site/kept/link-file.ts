import { constants, copyFileSync, linkSync, lstatSync, mkdirSync, rmSync, unlinkSync } from 'node:fs';
import path from 'node:path';

/** Gives a kept file its name in the site, in place of what has it. A link is not followed, nor anything else but a file. */
export function putBelow(kept: string, target: string): boolean {
  try {
    if (!lstatSync(kept).isFile()) return false;
    linkMaking(kept, target);
    return true;
  } catch {
    return false;
  }
}

function linkMaking(file: string, name: string): void {
  try {
    linkSync(file, name);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EEXIST') unlinkSync(name);
    else mkdirSync(path.dirname(name), { recursive: true });
    linkOrCopy(file, name);
  }
}

/** Gives a file a second name, in place of what has it. The other is never written into: it may be a file of a site that is served. */
export function replaceByLink(file: string, name: string): void {
  try {
    unlinkSync(name);
  } catch {
    mkdirSync(path.dirname(name), { recursive: true });
  }
  linkOrCopy(file, name);
}

/** Not every file system has links, and each has a most. What has the name already is replaced and never written into. */
function linkOrCopy(file: string, name: string): void {
  try {
    linkSync(file, name);
  } catch {
    rmSync(name, { force: true });
    copyFileSync(file, name, constants.COPYFILE_EXCL);
  }
}
