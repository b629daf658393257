import { copyFileSync, existsSync, lstatSync, mkdirSync, readdirSync, realpathSync, rmdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { CannotGoOn } from '../text/schema/cannot-go-on.ts';
import { siteMark } from './site-mark.ts';

/** The folder of files that are served as they are, below a root; null where it holds a site that was built there, as hosts of that name want it. */
export function findPublicFolder(root: string): string | null {
  const folder = path.join(root, 'public');
  return existsSync(path.join(folder, siteMark.name)) ? null : folder;
}

/** The names of the files of a public folder, with slashes. Links are followed, but for those that lead to a folder around them. */
function listPublic(publicDir: string, below = '', around: readonly string[] = []): readonly string[] {
  const folder = path.join(publicDir, below);
  if (!existsSync(folder)) return [];
  const place = realpathSync(folder);
  if (around.includes(place)) return [];
  return readdirSync(folder).flatMap((entry) => {
    const name = path.posix.join(below, entry);
    const kind = tellKind(path.join(folder, entry));
    if (kind === 'folder') return listPublic(publicDir, name, [...around, place]);
    return kind === 'file' ? [name] : [];
  });
}

/** Of a link, that of what it leads to; null for what is neither, or cannot be looked at, as a link that leads to itself. */
function tellKind(file: string): 'file' | 'folder' | null {
  try {
    const found = statSync(file);
    if (found.isDirectory()) return 'folder';
    return found.isFile() ? 'file' : null;
  } catch {
    return null;
  }
}

/**
 * Lays what the user wants served as it is into a built site, last of all: it stands in place of whatever Docket made of that name. What is there is replaced and never written into, since it
 * may be a kept file under a second name. Returns the names. Throws `CannotGoOn` where a file would have to stand in the place of a folder, or a folder in that of a file.
 */
export function layPublic(publicDir: string, outDir: string): readonly string[] {
  const names = listPublic(publicDir);
  const inTheWay = names.flatMap((name) => findInTheWay(outDir, name) ?? []);
  if (inTheWay.length > 0)
    throw new CannotGoOn(inTheWay.join('\n'), { hint: 'Give what is in `public/` another name: the site has these names already.' });
  for (const name of names) {
    const file = path.join(outDir, name);
    mkdirSync(path.dirname(file), { recursive: true });
    rmSync(file, { force: true });
    copyFileSync(path.join(publicDir, name), file);
  }
  removeEmpty(publicDir, outDir);
  return names;
}

function findInTheWay(outDir: string, name: string): string | null {
  const parts = name.split('/');
  for (let depth = 1; depth < parts.length; depth += 1) {
    const folder = parts.slice(0, depth).join('/');
    const found = path.join(outDir, folder);
    if (existsSync(found) && !isFolder(found)) return `\`public/${folder}\` is a folder, and the site has a file of that name.`;
  }
  return isFolder(path.join(outDir, name)) ? `\`public/${name}\` is a file, and the site has a folder of that name.` : null;
}

function isFolder(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** A bundler copies a folder without files, too, which nobody is served and no build that takes from an earlier one has. */
function removeEmpty(publicDir: string, outDir: string, below = ''): void {
  const folder = path.join(publicDir, below);
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder)) {
    const name = path.join(below, entry);
    const made = path.join(outDir, name);
    if (tellKind(path.join(publicDir, name)) !== 'folder' || !isFolder(made)) continue;
    removeEmpty(publicDir, outDir, name);
    if (readdirSync(made).length === 0) rmdirSync(made);
  }
}
