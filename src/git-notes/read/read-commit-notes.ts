import { listNotes, readNoteTexts } from '../../git/read/notes/git-notes.ts';
import { readNoteWriters } from '../../git/read/notes/note-writers.ts';
import { plainText } from '../../text/schema/plain-text.ts';
import type { GitNoteFact } from '../schema/extension.ts';
import { parseNote } from '../schema/parse-note.ts';

/** A note as it was read, before anybody says which change it is on. */
export type CommitNote = Omit<GitNoteFact, 'repository' | 'change'>;

/** With more notes than these on one ref, nobody looks who wrote each. */
const mostWriters = 20_000;

/**
 * What tools keep for themselves: promotions are read as events, semantic-release remembers channels, and git itself keeps texts of files below `textconv`.
 * Nobody reads those as notes.
 */
const bookkeeping = /^refs\/notes\/(?:promoter\.history$|semantic-release|textconv\/)/;

/** Most refs of a repository that are read. */
const mostRefs = 100;

/** Those refs of notes that people may want to read. */
export function listReadableRefs(refs: readonly string[]): readonly string[] {
  return refs.slice(0, mostRefs).filter((ref) => !bookkeeping.test(ref));
}

/** Reads the notes on some commits and tags, by ref and then by what they are on. A note without a text is none. */
export async function readCommitNotes(
  gitDir: string,
  { refs, wanted }: { readonly refs: readonly string[]; readonly wanted: (on: string) => boolean },
): Promise<readonly CommitNote[]> {
  const found: CommitNote[] = [];
  for (const ref of refs) {
    const all = await listNotes(gitDir, ref);
    const notes = all.filter(({ on }) => wanted(on));
    if (notes.length === 0) continue;
    const texts = await readNoteTexts(
      gitDir,
      notes.map(({ object }) => object),
    );
    const writers = all.length > mostWriters ? new Map<string, never>() : await readNoteWriters(gitDir, ref);
    for (const { object, on } of notes) {
      const text = texts.get(object)?.trim() ?? '';
      if (text === '') continue;
      const writer = writers.get(on);
      found.push({
        ref: plainText(ref.slice('refs/notes/'.length), 200),
        on,
        writer: writer === undefined || writer.object !== object ? null : { name: plainText(writer.name, 100), at: writer.at },
        ...parseNote(text),
      });
    }
  }
  return found;
}
