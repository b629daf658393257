import { existsSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { packageRoot } from './package-root.ts';

/** Puts Docket's own icon into a folder, unless the site has a `favicon.svg` in its folder of public files. Paths are absolute. */
export async function lendFavicon(folder: string, publicDir: string): Promise<void> {
  const name = 'favicon.svg';
  if (existsSync(path.join(publicDir, name))) return;
  await mkdir(folder, { recursive: true });
  await copyFile(new URL(`public/${name}`, packageRoot()), path.join(folder, name));
}
