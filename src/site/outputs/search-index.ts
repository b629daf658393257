import { createHash } from 'node:crypto';
import type { OutputSite } from '../../book/capability.ts';
import { writeBelow } from '../../book/outputs/write-below.ts';
import type { Release } from '../../book/schema/book.ts';
import { joinSlots } from '../../book/views/slots.ts';
import { listDocuments } from '../../releases/views/product/list-documents.ts';
import { loadViews } from '../load-site.ts';
import { assembleIndex } from '../search/index/assemble-index.ts';
import type { SearchManifest } from '../search/index/index-files.ts';

/** Writes the search index below `search/`: `index.json` says what is in the other files. `visit` is told each release whose changes are at hand. */
export async function writeSearchIndex({ book, guides, outDir }: OutputSite, visit?: (release: Release) => void): Promise<void> {
  const hash = createHash('sha256');
  const views = await loadViews();
  const { stamps } = joinSlots(views, book);
  const others = views.flatMap(({ documents }) => (documents === undefined ? [] : [...documents(book)]));
  const files = assembleIndex(listDocuments(book, { guides: await guides, others, stamps, visit }));
  let next = files.next();
  for (; next.done !== true; next = files.next()) {
    hash.update(next.value.name).update(next.value.text);
    writeBelow(outDir, `search/${next.value.name}`, next.value.text);
  }
  const manifest: SearchManifest = { ...next.value, digest: hash.digest('hex').slice(0, 16) };
  writeBelow(outDir, 'search/index.json', JSON.stringify(manifest));
}
