import { writeBookSchema } from './book-schema.ts';
import { writeChanges } from './changes.ts';
import { writeFeeds } from './feeds.ts';
import type { OutputSite, WriteOutput } from './output.ts';
import { writeRecordFiles } from './record-files.ts';
import { writeRecordJson } from './record-json.ts';
import { writeReleaseJson } from './release-json.ts';
import { writeRobots } from './robots.ts';
import { writeSocialCards } from './social-cards.ts';

/**
 * Every kind of files beside the pages; a new one is one file and one line here. What must wait for the guides comes late. Last is what stands in the
 * folders of pages: begun earlier, it and the pages would wait for each other to make the folders.
 */
const outputs: readonly WriteOutput[] = [
  writeRecordJson,
  writeRecordFiles,
  writeBookSchema,
  writeFeeds,
  writeRobots,
  writeSocialCards,
  writeChanges,
  writeReleaseJson,
];

/** Writes all files beside the pages, one kind after the other, so that only one needs its memory at a time. */
export async function writeOutputs(site: OutputSite): Promise<void> {
  for (const write of outputs) await write(site);
}
