import { parentPort } from 'node:worker_threads';
import type { SearchedGuide } from '../../book/schema/search-document.ts';
import { clearSite } from '../kept/kept-site.ts';
import { openSharedBook } from '../pack-book.ts';
import type { ToldByThread, ToldSite, ToldToThread } from './start-outputs.ts';
import { loadOutputs, writeOutputs } from './write-outputs.ts';

// What `startOutputs` starts: writes everything beside the pages while another thread renders them.
const site = Promise.withResolvers<ToldSite>();
const guides = Promise.withResolvers<readonly SearchedGuide[]>();
parentPort?.on('message', function listen(told: ToldToThread) {
  if ('clear' in told) return answer({ standing: clearSite(told.clear.kept, told.clear.outDir) });
  if ('site' in told) return site.resolve(told.site);
  guides.resolve(told.guides);
  // Nothing else is told, and who listens stays alive.
  parentPort?.off('message', listen);
});
// While nobody has a Book.
const loaded = loadOutputs();
const { book, ...place } = await site.promise;
await loaded;
answer({ digests: await writeOutputs({ ...place, book: openSharedBook(book), guides: guides.promise }) });

function answer(told: ToldByThread): void {
  parentPort?.postMessage(told);
}
