import type { OutputSite } from '../../book/outputs/output-site.ts';
import { writeBelow } from '../../book/outputs/write-below.ts';
import type { Release } from '../../book/schema/book.ts';
import { joinSlots } from '../../book/views/slots.ts';
import { finalsFirst, listByDate, listPageDocuments } from '../../releases/views/product/list-documents.ts';
import type { KeptFiles } from '../kept/kept-files.ts';
import { loadViews } from '../load-site.ts';
import { perFile } from '../search/index/assemble-index.ts';
import { cutSegments } from '../search/index/cut-segments.ts';
import type { SearchManifest, Segment } from '../search/index/index-files.ts';
import { prepareSegments, writeSegment } from './search-segments.ts';

/**
 * Writes the search index below `search/`: `index.json` says what is in the other files. Changes stand in segments by age, and those of old releases are taken from the build before. `visit` is
 * told each release whose changes are at hand.
 */
export async function writeSearchIndex(site: OutputSite, kept: KeptFiles, visit: (release: Release) => void = () => {}): Promise<void> {
  const { book, guides, outDir } = site;
  const views = await loadViews();
  const { stamps } = joinSlots(views, book);
  const others = views.flatMap(({ documents }) => (documents === undefined ? [] : [...documents(book)]));
  const pages = writeSegment(outDir, 'pages', listPageDocuments(book, { guides: await guides, others, stamps }));
  const writeChanges = prepareSegments({ kept, stamps, visit });
  const changes = cutSegments(listByDate(book)).map(({ name, values }) => writeChanges(name, finalsFirst(values)));
  const segments: readonly Segment[] = [pages, ...changes];
  const manifest: SearchManifest = { segments, perFile };
  writeBelow(outDir, 'search/index.json', JSON.stringify(manifest));
}
