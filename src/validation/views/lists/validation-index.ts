import type { Book } from '../../../book/schema/book.ts';
import type { Protocol } from '../../schema/protocols/protocol.ts';
import type { ValidationRecord } from '../../schema/records/record.ts';
import type { Person } from '../../schema/signoffs/people.ts';
import type { Signoff } from '../../schema/signoffs/signoff.ts';
import { placeRecords, type RecordEntry } from './record-entries.ts';

/** A person's signature and the record that it is on. */
export interface OwnSignoff {
  readonly entry: RecordEntry;
  readonly signoff: Signoff;
}

/** What a Book knows of validation by name, so that no page has to search for it. */
export interface ValidationIndex {
  /** What counts as now. */
  readonly asOf: string;
  /** Those of releases in the order of the Book, then the operational ones. */
  readonly entries: readonly RecordEntry[];
  readonly byPath: ReadonlyMap<string, RecordEntry>;
  readonly protocols: ReadonlyMap<string, Protocol>;
  readonly people: ReadonlyMap<string, Person>;
  readonly signedBy: ReadonlyMap<string, readonly OwnSignoff[]>;
  /** By the file that they were found in. */
  readonly problems: ReadonlyMap<string, readonly Book['problems'][number][]>;
}

const indexes = new WeakMap<Book, ValidationIndex>();

/** The index of a Book's validation; computed once per Book. */
export function validationIndex(book: Book): ValidationIndex {
  const known = indexes.get(book);
  if (known !== undefined) return known;
  const entries = listEntries(book);
  const signoffs = entries.flatMap((entry) => entry.record.signoffs.map((signoff) => ({ entry, signoff })));
  const index = {
    asOf: book.asOf,
    entries,
    byPath: new Map(entries.map((entry) => [entry.record.path, entry])),
    protocols: new Map(book.protocols.map((protocol) => [protocol.id, protocol])),
    people: new Map(book.people.map((person) => [person.principal, person])),
    signedBy: Map.groupBy(signoffs, ({ signoff }) => signoff.principal ?? ''),
    problems: Map.groupBy(book.problems, (problem) => problem.place.source),
  };
  indexes.set(book, index);
  return index;
}

/** Whether a Book knows anything of validation, so that its site has pages for it. */
export function hasValidation(book: Book): boolean {
  return book.protocols.length > 0 || book.people.length > 0 || validationIndex(book).entries.length > 0;
}

function listEntries(book: Book): readonly RecordEntry[] {
  return [
    ...book.products.flatMap((product) =>
      product.releases.flatMap((release) =>
        release.validation.records.length === 0 ? [] : placeRecords(release.validation.records, { product, release }),
      ),
    ),
    ...placeRecords(book.operations, null),
  ];
}

/** What was found wrong in a record's file, in its signatures and in its evidence. */
export function listRecordProblems(
  { path, signoffs, evidence }: ValidationRecord,
  index: ValidationIndex,
): readonly Book['problems'][number][] {
  const folder = path.replace(/[^/]*$/, '');
  const statements = signoffs.flatMap(({ statement }) => [statement, statement.replace(/\.json$/, '.sig')]);
  const sources = new Set([path, ...statements, ...evidence.map((file) => folder + file.path)]);
  return [...sources].flatMap((source) => index.problems.get(source) ?? []);
}
