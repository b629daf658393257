import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes a file below the output folder, in one piece or several; a name that leads out of it is an error. Synchronous: many small files are written
 * faster so.
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
    return openSync(file, 'w');
  } catch (error) {
    // Most files stand beside a page, in a folder that is there.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    mkdirSync(path.dirname(file), { recursive: true });
    return openSync(file, 'w');
  }
}
