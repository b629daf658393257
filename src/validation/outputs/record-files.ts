import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { OutputSite } from '../../book/outputs/output-site.ts';
import { writeBelow } from '../../book/outputs/write-below.ts';
import { evidenceCopy } from '../views/lists/evidence-file.ts';
import { listWrittenRecords } from './written-records.ts';

/**
 * Copies what records are made of into the site: each file of evidence once, by its digest, and each record's source beside its page as plain text.
 * A file that is not what the Book says any more is left out, so that an address never holds anything but what it names.
 */
export function writeRecordFiles(site: OutputSite): void {
  const { root, outDir } = site;
  if (root === undefined) return;
  const written = new Set<string>();
  for (const { record, address } of listWrittenRecords(site)) {
    const text = readInside(root, record.path);
    if (text !== null) writeBelow(outDir, `${address.slice(1)}source.txt`, text);
    for (const evidence of record.evidence) {
      const copy = evidenceCopy(record, evidence);
      if (written.has(copy.address)) continue;
      const bytes = readInside(root, copy.source);
      if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== copy.sha256) continue;
      writeBelow(outDir, copy.address.slice(1), bytes);
      written.add(copy.address);
    }
  }
}

/** A file of the content folder; null when it is not there, is no plain file, or leads out of the folder. */
function readInside(root: string, source: string): Uint8Array | null {
  const content = path.join(root, 'content');
  const file = path.join(root, source);
  try {
    const inside = path.relative(realpathSync(content), realpathSync(file));
    if (inside.startsWith('..') || path.isAbsolute(inside) || !lstatSync(file).isFile()) return null;
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null;
    throw error;
  }
}
