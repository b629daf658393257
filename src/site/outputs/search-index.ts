import { createHash } from 'node:crypto';
import type { Release } from '../../book/schema/book.ts';
import { listDocuments } from '../../releases/views/product/list-documents.ts';
import { assembleIndex } from '../search/index/assemble-index.ts';
import type { SearchManifest } from '../search/index/index-files.ts';
import { type OutputSite, writeBelow } from './output.ts';

/** Writes the search index below `search/`: `index.json` says what is in the other files. `visit` is told each release whose changes are at hand. */
export async function writeSearchIndex({ book, guides, outDir }: OutputSite, visit?: (release: Release) => void): Promise<void> {
  const hash = createHash('sha256');
  const files = assembleIndex(listDocuments(book, await guides, visit));
  let next = files.next();
  for (; next.done !== true; next = files.next()) {
    hash.update(next.value.name).update(next.value.text);
    writeBelow(outDir, `search/${next.value.name}`, next.value.text);
  }
  const manifest: SearchManifest = { ...next.value, digest: hash.digest('hex').slice(0, 16) };
  writeBelow(outDir, 'search/index.json', JSON.stringify(manifest));
}
