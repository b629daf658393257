import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';

/** Folders of the content that are links, and those that are a repository of their own, such as a submodule: the history around them says nothing of what is in them. */
export async function listElsewhere(root: string, tops: readonly string[]): Promise<readonly string[]> {
  const folders = [...new Set(tops.flatMap((top) => [path.posix.dirname(top), top]))].filter((folder) => folder !== '.').sort();
  const links = await Promise.all(folders.map(async (folder) => ((await isLink(path.join(root, folder))) ? [folder] : [])));
  const found = links.flat();
  if (found.length > 0) return found;
  const parents = [...new Set(tops.map((top) => path.posix.dirname(top)))].filter((folder) => folder !== '.');
  const listed = await Promise.all(parents.map((parent) => listNames(root, parent)));
  return [...new Set(listed.flat().flatMap((name) => (/(?:^|\/)\.git$/i.test(name) ? [path.posix.dirname(name)] : [])))].sort();
}

async function isLink(file: string): Promise<boolean> {
  const found = await lstat(file).catch(() => null);
  return found?.isSymbolicLink() ?? false;
}

async function listNames(root: string, folder: string): Promise<readonly string[]> {
  const found = await readdir(path.join(root, folder), { recursive: true }).catch(() => []);
  return found.map((name) => `${folder}/${name.split(path.sep).join('/')}`);
}
