import { askObjects } from '../process/ask-objects.ts';
import { parseBatch } from '../process/git-batch.ts';
import { nothingIfFailed, readGitOrNothing } from '../process/git-process.ts';

/** A note: the object that holds its text, and the commit or tag that it is on. */
export interface GitNote {
  readonly object: string;
  readonly on: string;
}

/** Most notes of a ref. */
const mostNotes = 200_000;
/** Largest note in bytes that is read. */
const largest = 256 << 10;

/** The notes of one ref. Its tree names what they are on in pieces: `ab/cdef…`; another name is no note. */
export async function listNotes(gitDir: string, ref: string): Promise<readonly GitNote[]> {
  const bytes = await readGitOrNothing({ gitDir, args: ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', ref] });
  const entries = bytes.toString('utf8').matchAll(/100\d{3} blob ([0-9a-f]+)\t([0-9a-f/]+)\0/g);
  const notes = [...entries].slice(0, mostNotes).map(([, object = '', path = '']) => ({ object, on: objectOf(path) }));
  return notes.filter(({ on }) => on !== '');
}

/** The object that a path of a notes tree names; empty for none. */
export function objectOf(path: string): string {
  const id = path.replaceAll('/', '');
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(id) ? id : '';
}

/** The texts of some notes by their object, without those that are missing or too large. */
export async function readNoteTexts(gitDir: string, objects: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const all = [...new Set(objects)];
  for (let at = 0; at < all.length; at += 2000) {
    const some = all.slice(at, at + 2000);
    const sizes = await askObjects(gitDir, '--batch-check', some).catch(nothingIfFailed);
    const small = [...sizes.toString('utf8').matchAll(/^([0-9a-f]+) blob (\d+)$/gm)].flatMap(([, object = '', size]) =>
      Number(size) <= largest ? [object] : [],
    );
    const answers = parseBatch(await askObjects(gitDir, '--batch', small).catch(nothingIfFailed));
    for (const answer of answers) if (answer !== null) texts.set(answer.object, answer.content.toString('utf8'));
  }
  return texts;
}
