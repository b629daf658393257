import type { CollectPart } from '../book/capability.ts';
import type { Product } from '../book/schema/book.ts';
import type { RepositoryHistory } from '../git/schema/repository.ts';
import { findNoted, notedKey } from './assemble/find-noted.ts';
import { listReadableRefs, readCommitNotes } from './read/read-commit-notes.ts';
import { type GitNoteFact, type GitNotes, mostShown } from './schema/extension.ts';

type Note = Omit<GitNoteFact, 'change'>;

/** Reads git notes and lays them beside the releases whose commits they are on. Null where there are none. */
export const collectGitNotes: CollectPart = async ({ book, histories, gitDirs }) => {
  const products: Product[] = [];
  for (const product of book.products) {
    const repositories: { readonly history: RepositoryHistory; readonly gitDir: string; readonly refs: readonly string[] }[] = [];
    for (const history of histories.get(product.id) ?? []) {
      const gitDir = gitDirs.get(history.id);
      const refs = listReadableRefs(history.notesRefs ?? []);
      if (gitDir !== undefined && refs.length > 0) repositories.push({ history, gitDir, refs });
    }
    // Only here are the changes of all releases looked at.
    products.push(repositories.length === 0 ? product : await layBeside(product, repositories));
  }
  return products.every((product, at) => product === book.products[at]) ? null : { book: { ...book, products }, problems: [] };
};

async function layBeside(
  product: Product,
  repositories: readonly { readonly history: RepositoryHistory; readonly gitDir: string; readonly refs: readonly string[] }[],
): Promise<Product> {
  const merges = new Map(repositories.map(({ history }) => [history.id, indexMerges(history)]));
  const mergesOf = (repository: string, commit: string) => merges.get(repository)?.get(commit) ?? [];
  const releases = product.releases.map((release) => ({ release, noted: findNoted(release, mergesOf) }));
  const wanted = new Set(releases.flatMap(({ noted }) => [...noted.keys()]));
  const notes = new Map<string, Note[]>();
  for (const { history, gitDir, refs } of repositories) {
    const read = await readCommitNotes(gitDir, { refs, wanted: (on) => wanted.has(notedKey(history.id, on)) });
    for (const note of read) {
      const key = notedKey(history.id, note.on);
      notes.set(key, [...(notes.get(key) ?? []), { repository: history.id, ...note }]);
    }
  }
  if (notes.size === 0) return product;
  return {
    ...product,
    releases: releases.map(({ release, noted }) => {
      const own = [...noted].flatMap(([key, { change }]) => (notes.get(key) ?? []).map((note) => ({ ...note, change })));
      const gitNotes: GitNotes | null =
        own.length === 0 ? null : { notes: own.slice(0, mostShown), more: Math.max(0, own.length - mostShown) };
      return { ...release, gitNotes };
    }),
  };
}

/** The merges of a history by the commit that they merged: a note on a merge is about what it brought. */
function indexMerges({ commits }: RepositoryHistory): ReadonlyMap<string, readonly string[]> {
  const merges = new Map<string, string[]>();
  for (const { sha, parents } of commits) {
    const [, merged] = parents;
    if (merged !== undefined) merges.set(merged, [...(merges.get(merged) ?? []), sha]);
  }
  return merges;
}
