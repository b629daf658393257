import type { OutputSite } from '../../book/outputs/output-site.ts';
import { capabilities } from '../../capabilities.ts';
import { type KeptFiles, openKeptFiles } from '../kept/kept-files.ts';
import { keptFolder } from '../kept/kept-site.ts';
import { readyBookSchema, writeBookSchema } from './book-schema.ts';
import { writeChanges } from './changes.ts';
import { writeFeeds } from './feeds.ts';
import { writeHostFiles } from './host-files.ts';
import { writeLatest } from './latest.ts';
import { writeOwnLooks } from './own-looks.ts';
import { writeReleaseJson } from './release-json.ts';
import { writeRobots } from './robots.ts';
import { writeSocialCards } from './social-cards.ts';

/**
 * Files beside the pages about the site as a whole; those of capabilities stand in their objects and come first. What must wait for the guides comes late. Last is what stands in the
 * folders of pages: begun earlier, it and the pages would wait for each other to make the folders.
 */
const outputs: readonly ((site: OutputSite, kept: KeptFiles) => void | Promise<void>)[] = [
  writeBookSchema,
  writeOwnLooks,
  writeFeeds,
  writeRobots,
  writeHostFiles,
  writeChanges,
  writeReleaseJson,
  writeLatest,
];

/** Loads what writes them, and the views that it is made from, and makes what needs no Book. */
export async function loadOutputs(): Promise<void> {
  await Promise.all(capabilities.flatMap(({ outputs: load, views }) => [load(), views()]));
  await readyBookSchema();
}

/** Writes all files beside the pages, one kind after the other, so that only one needs its memory at a time; pictures beside them. Gives the SHA-256 of those that are kept, by name. */
export async function writeOutputs(site: OutputSite): Promise<ReadonlyMap<string, string>> {
  for (const { outputs: load } of capabilities) for (const write of await load()) await write(site);
  const { outDir } = site;
  const kept = openKeptFiles({
    folder: site.kept === undefined ? null : keptFolder(site.kept, 'beside'),
    outDir,
    stamp: site.kept?.stamp ?? '',
  });
  const writeOthers = async (): Promise<void> => {
    for (const write of outputs) await write(site, kept);
  };
  // Pictures wait for threads of their own, which compress them.
  await Promise.all([writeSocialCards(site), writeOthers()]);
  kept.save();
  return kept.digests;
}
