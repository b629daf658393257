import type { CollectPart } from '../book/capability.ts';
import type { Problem } from '../text/schema/problem.ts';
import { assembleWritten } from './assemble/assemble-written.ts';
import { readRepositoryNotes } from './read/read-notes.ts';
import { notesUnread } from './schema/note-problems.ts';
import type { ProductNotes } from './schema/product-notes.ts';

/** Reads the notes that people wrote in the repositories and lays them beside the releases. Null where there are none. */
export const collectNotes: CollectPart = async ({ book, histories, gitDirs }) => {
  const notes = new Map<string, ProductNotes[]>();
  const problems: Problem[] = [];
  const users = Map.groupBy(
    [...histories.values()].flatMap((own) => own.map(({ id }) => gitDirs.get(id))),
    (gitDir) => gitDir,
  );
  for (const product of book.products) {
    for (const history of histories.get(product.id) ?? []) {
      const gitDir = gitDirs.get(history.id);
      const component = history.touching !== null && (users.get(gitDir)?.length ?? 0) > 1;
      const read = gitDir === undefined ? null : await readRepositoryNotes({ product, history, gitDir, component });
      if (read === null) continue;
      notes.set(product.id, [...(notes.get(product.id) ?? []), read]);
      if (read.unread > 0) problems.push(notesUnread({ source: history.id }, read.unread));
    }
  }
  if (notes.size === 0) return null;
  const assembled = assembleWritten(book, notes);
  return { book: assembled.book, problems: [...problems, ...assembled.problems] };
};
