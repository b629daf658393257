import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { findPublicFolder } from '../../site/public-folder.ts';
import { digestFolder } from './digest-folder.ts';

/** SHA-256 of what a site is made of beside repositories and configuration: each file in `content` and `public` of a folder, by its path. */
export async function digestSources(root: string): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of ['content', ...(findPublicFolder(root) === null ? [] : ['public'])]) {
    if (!existsSync(path.join(root, folder))) continue;
    for (const [name, digest] of await digestFolder(path.join(root, folder))) hash.update(`${folder}/${name}\0${digest}\n`);
  }
  return hash.digest('hex');
}
