import { readGitOrNothing } from '../process/git-process.ts';
import { objectOf } from './git-notes.ts';

/** Who wrote the text of a note, by name, and when, ISO 8601 with offset. */
export interface NoteWriter {
  readonly object: string;
  readonly name: string;
  readonly at: string;
}

/**
 * Who wrote the notes of a ref last, by what they are on: the commit that gave a note its text. Moving notes into folders, as git does when there are many,
 * writes none. What a merge of notes made has no writer here, since `object` is then another than the note's.
 */
export async function readNoteWriters(gitDir: string, ref: string): Promise<ReadonlyMap<string, NoteWriter>> {
  const args = [
    'log',
    '--reverse',
    '--topo-order',
    '--raw',
    '--no-renames',
    '--no-abbrev',
    '-z',
    '--format=%x01%aN%x00%aI',
    '--end-of-options',
    ref,
    '--',
  ];
  const text = (await readGitOrNothing({ gitDir, args })).toString('utf8');
  const writers = new Map<string, NoteWriter>();
  for (const commit of text.split('\x01').slice(1)) {
    const [name = '', at = '', ...raw] = commit.split('\0');
    for (const { object, on } of listWritten(raw)) if (writers.get(on)?.object !== object) writers.set(on, { object, name, at });
  }
  return writers;
}

/** Pairs of what changed and its path: `:000000 100644 0000… abcd… A`, `ab/cdef…`. */
function listWritten(raw: readonly string[]): readonly { readonly object: string; readonly on: string }[] {
  return raw.flatMap((field, index) => {
    const [, object] = /^\s*:\d{6} 100\d{3} [0-9a-f]+ ([0-9a-f]+) [AMT]/.exec(field) ?? [];
    const on = objectOf(raw[index + 1] ?? '');
    return object === undefined || on === '' ? [] : [{ object, on }];
  });
}
