import type { Book, Product } from '../../book/schema/book.ts';
import type { Change } from '../../book/schema/change.ts';
import { sortChanges } from '../../releases/assemble/changes/compare-changes.ts';
import type { Problem } from '../../text/schema/problem.ts';
import type { Written, WrittenNext } from '../schema/extension.ts';
import { nextKey } from '../schema/note-places.ts';
import { changesWithoutNote, notesOfOtherRelease, notesWithoutChange, notesWithWrongNumber } from '../schema/note-problems.ts';
import { isNoticed } from '../schema/noticed.ts';
import type { ProductNotes } from '../schema/product-notes.ts';
import { type KnownNumbers, knowNumbers } from './known-numbers.ts';
import { listFragments, mergeFragments } from './merge-fragments.ts';
import { reconcile } from './reconcile.ts';
import { takeCategories } from './take-categories.ts';
import { takeNumbers } from './take-numbers.ts';

/** Lays the notes of each product beside what git says. */
export function assembleWritten(
  book: Book,
  notes: ReadonlyMap<string, readonly ProductNotes[]>,
): { readonly book: Book; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const writtenNext: WrittenNext[] = [];
  const products = book.products.map((product) => {
    const own = notes.get(product.id) ?? [];
    if (own.length === 0) return product;
    const withNumbers = prepareNumbers(product, own);
    const numbers = new Map(own.map(({ repository }) => [repository, knowNumbers(product, repository)]));
    const next = assembleNext(product, own, numbers);
    writtenNext.push(...next);
    const releases = product.releases.map((release) => {
      const written = assembleRelease(product, release, own, numbers);
      if (written !== null) problems.push(...listProblems(product, release, written));
      if (written === null) return { ...release, written };
      return { ...release, changes: sortChanges(takeCategories(withNumbers(release.changes), written.notes)), written };
    });
    return { ...product, lines: completeNext(product, next, withNumbers), releases };
  });
  return { book: { ...book, products, writtenNext }, problems };
}

type Numbers = ReadonlyMap<string, KnownNumbers>;

function assembleRelease(
  product: Product,
  release: Product['releases'][number],
  own: readonly ProductNotes[],
  numbers: Numbers,
): Written | null {
  const read = own.map(({ repository, sections, fragments }) => {
    const section = sections.get(release.version);
    const changes = release.changes.filter((change) => change.repository === repository);
    return { section, notes: mergeFragments(section?.notes ?? [], listFragments(changes, fragments)) };
  });
  const notes = read.flatMap((each) => each.notes);
  const files = read.flatMap(({ section }) => (section === undefined ? [] : [section.file]));
  if (notes.length === 0 && files.length === 0) return null;
  return { files, ...reconcile(notes, { changes: release.changes, release, product, numbers }) };
}

function assembleNext(product: Product, own: readonly ProductNotes[], numbers: Numbers): readonly WrittenNext[] {
  return product.lines.flatMap(({ id: line, unreleased }) =>
    unreleased.flatMap(({ branch, repository, changes }) => {
      const from = own.find((each) => each.repository === repository);
      if (from === undefined) return [];
      const section = from.sections.get(nextKey(line, branch))?.notes ?? [];
      const notes = mergeFragments(section, listFragments(changes, from.fragments));
      if (notes.length === 0) return [];
      return [{ product: product.id, line, branch, repository, ...reconcile(notes, { changes, release: null, product, numbers }) }];
    }),
  );
}

type WithNumbers = (changes: readonly Change[]) => readonly Change[];

/** Adds the numbers that fragments of each repository name to its changes. */
function prepareNumbers({ repositories }: Product, own: readonly ProductNotes[]): WithNumbers {
  const read = own.filter(({ fragments }) => fragments.size > 0);
  const webOf = (repository: string) => repositories.find(({ id }) => id === repository)?.web ?? null;
  return (changes) => read.reduce((taken, { repository, fragments }) => takeNumbers(taken, fragments, webOf(repository)), changes);
}

function completeNext(product: Product, next: readonly WrittenNext[], withNumbers: WithNumbers): Product['lines'] {
  if (next.length === 0) return product.lines;
  return product.lines.map((line) => ({
    ...line,
    unreleased: line.unreleased.map((one) => {
      const written = next.find((each) => each.line === line.id && each.branch === one.branch && each.repository === one.repository);
      return written === undefined ? one : { ...one, changes: sortChanges(takeCategories(withNumbers(one.changes), written.notes)) };
    }),
  }));
}

function listProblems(product: Product, release: Product['releases'][number], written: Written): readonly Problem[] {
  const repository = written.files[0]?.repository ?? written.notes[0]?.source.repository ?? product.id;
  const place = { source: repository, subject: release.version };
  const count = (state: string) => written.notes.filter((note) => note.state === state).length;
  const unwritten = new Set(written.unwritten);
  const noticed = release.changes.filter((change) => unwritten.has(change.id) && isNoticed(change)).length;
  return [
    ...(count('not-in-git') > 0 ? [notesWithoutChange(place, count('not-in-git'))] : []),
    ...(count('other-number') > 0 ? [notesWithWrongNumber(place, count('other-number'))] : []),
    ...(count('other-release') > 0 ? [notesOfOtherRelease(place, count('other-release'))] : []),
    ...(noticed > 0 ? [changesWithoutNote(place, noticed)] : []),
  ];
}
