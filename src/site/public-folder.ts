import { existsSync } from 'node:fs';
import path from 'node:path';
import { siteMark } from './site-mark.ts';

/** The folder of files that are served as they are, below a root; null where it holds a site that was built there, as hosts of that name want it. */
export function findPublicFolder(root: string): string | null {
  const folder = path.join(root, 'public');
  return existsSync(path.join(folder, siteMark.name)) ? null : folder;
}
