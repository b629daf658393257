import { copyFileSync, existsSync, lstatSync, mkdirSync, readdirSync, rmdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { siteMark } from './site-mark.ts';

/** The folder of files that are served as they are, below a root; null where it holds a site that was built there, as hosts of that name want it. */
export function findPublicFolder(root: string): string | null {
  const folder = path.join(root, 'public');
  return existsSync(path.join(folder, siteMark.name)) ? null : folder;
}

/** The names of the files of a public folder, with slashes. Links are followed. */
function listPublic(publicDir: string, below = ''): readonly string[] {
  const folder = path.join(publicDir, below);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((entry) => {
    const name = path.posix.join(below, entry);
    const found = statSync(path.join(folder, entry), { throwIfNoEntry: false });
    if (found?.isDirectory()) return listPublic(publicDir, name);
    return found?.isFile() ? [name] : [];
  });
}

/**
 * Lays what the user wants served as it is into a built site, last of all: it stands in place of whatever Docket made of that name. What is there is replaced and never written into, since it
 * may be a kept file under a second name. Returns the names.
 */
export function layPublic(publicDir: string, outDir: string): readonly string[] {
  const names = listPublic(publicDir);
  for (const name of names) {
    const file = path.join(outDir, name);
    mkdirSync(path.dirname(file), { recursive: true });
    rmSync(file, { force: true });
    copyFileSync(path.join(publicDir, name), file);
  }
  removeEmpty(publicDir, outDir);
  return names;
}

/** A bundler copies a folder without files, too, which nobody is served and no build that takes from an earlier one has. */
function removeEmpty(publicDir: string, outDir: string, below = ''): void {
  const folder = path.join(publicDir, below);
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder)) {
    const name = path.join(below, entry);
    const made = path.join(outDir, name);
    const isFolder = statSync(path.join(publicDir, name), { throwIfNoEntry: false })?.isDirectory();
    if (isFolder !== true || lstatSync(made, { throwIfNoEntry: false })?.isDirectory() !== true) continue;
    removeEmpty(publicDir, outDir, name);
    if (readdirSync(made).length === 0) rmdirSync(made);
  }
}
