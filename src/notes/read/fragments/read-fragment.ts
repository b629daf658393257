import { readAntsibull } from './antsibull.ts';
import { readChangeset } from './changesets.ts';
import { readChangie } from './changie.ts';
import { readChloggen } from './chloggen.ts';
import type { Fragment, FragmentConvention } from './fragment.ts';
import { readReleaseNoteBlocks } from './release-note-block.ts';
import { readReno } from './reno.ts';
import { readTowncrier } from './towncrier.ts';
import { readUnreleasedEntry } from './unreleased-entry.ts';

/** The conventions of fragments by name, in the order in which they are tried. A new one is a file beside this, and a line. */
const conventions: readonly (readonly [name: string, read: FragmentConvention])[] = [
  ['antsibull', readAntsibull],
  ['reno', readReno],
  ['changie', readChangie],
  ['changesets', readChangeset],
  ['chloggen', readChloggen],
  ['release-note', readReleaseNoteBlocks],
  ['unreleased', readUnreleasedEntry],
  ['towncrier', readTowncrier],
];

/** Reads a file of a folder of fragments by the first convention that knows it; null where none does. */
export function readFragment(path: string, text: string): { readonly convention: string; readonly fragments: readonly Fragment[] } | null {
  for (const [convention, read] of conventions) {
    const fragments = read(path, text);
    if (fragments !== null) return { convention, fragments };
  }
  return null;
}
