import type { Capability, CollectedSources, CollectInputs } from '../book/capability.ts';
import type { Book } from '../book/schema/book.ts';
import { capabilities } from '../capabilities.ts';
import type { Problem } from '../text/schema/problem.ts';

/** The Book with what capabilities add to releases, and what was found wrong on the way. */
export interface CollectedParts {
  readonly book: Book;
  readonly problems: readonly Problem[];
  readonly sources: Partial<CollectedSources>;
}

/** Lets each capability read what is its own and lay it into the Book, one after the other: a later one builds on those before it. Without a content folder, only those that need none. */
export async function collectParts(
  { book: start, ...inputs }: CollectInputs,
  { content }: { readonly content: boolean },
): Promise<CollectedParts> {
  let collected: CollectedParts = { book: start, problems: [], sources: {} };
  for (const { collect } of listCollecting(content)) {
    const part = await (await collect?.())?.({ ...inputs, book: collected.book });
    if (part === undefined || part === null) continue;
    const sources = { ...collected.sources, ...part.sources };
    collected = { book: part.book, problems: [...collected.problems, ...part.problems], sources };
  }
  return collected;
}

/** Loads the code of that while nobody else is at work. */
export async function loadParts({ content }: { readonly content: boolean }): Promise<void> {
  for (const { collect } of listCollecting(content)) await collect?.();
}

function listCollecting(content: boolean): readonly Capability[] {
  return capabilities.filter(({ fromRepositories = false }) => content || fromRepositories);
}
