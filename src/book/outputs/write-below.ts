import { closeSync, mkdirSync, openSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes a file below the output folder, in one piece or several; a name that leads out of it is an error. Synchronous: many small files are written
 * faster so. What has the name is replaced and never written into: it may be a file of a site that is served, under a second name.
 */
export function writeBelow(outDir: string, name: string, content: string | Uint8Array | readonly Uint8Array[]): void {
  const file = path.join(outDir, name);
  if (path.relative(outDir, file).startsWith('..')) throw new Error(`Unexpected file \`${name}\` outside the output folder.`);
  const descriptor = openMaking(file);
  try {
    if (typeof content === 'string' || content instanceof Uint8Array) writeFileSync(descriptor, content);
    else for (const piece of content) writeFileSync(descriptor, piece);
  } finally {
    closeSync(descriptor);
  }
}

function openMaking(file: string): number {
  try {
    return openSync(file, 'wx');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EEXIST') unlinkSync(file);
    // Most files stand beside a page, in a folder that is there.
    else if (code === 'ENOENT') mkdirSync(path.dirname(file), { recursive: true });
    else throw error;
    return openSync(file, 'wx');
  }
}
