import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { makeCacheFolder } from '../../src/git/read/kept/cache-folder.ts';

/**
 * Unpacks the Chromium from npm, once, into the user's own folder of caches, and returns its path; null where it is not installed, or where there is no such folder. By itself it is unpacked into
 * the folder of temporary files, and a program of that name which is there already is taken for it, whoever put it there.
 */
export async function unpackChromium(): Promise<string | null> {
  const bundled = await import('@sparticuz/chromium').catch(() => null);
  const own = bundled === null ? null : await makeCacheFolder(import.meta.dirname);
  if (bundled === null || own === null) return null;
  const folder = path.join(own, 'chromium');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const before = process.env['TMPDIR'];
  // The one thing that says where.
  process.env['TMPDIR'] = folder;
  try {
    return await bundled.default.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}
