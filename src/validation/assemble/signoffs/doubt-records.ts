import type { Book } from '../../../book/schema/book.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import type { ValidationRecord } from '../../schema/records/record.ts';
import { listTold } from './told-problems.ts';

/**
 * Lays what is wrong in a record that people signed, or with its signatures, into its doubts: what whoever verifies is told of is nowhere shown as approved.
 * Which problems these are says `listTold`.
 */
export function doubtRecords(book: Book, problems: readonly Problem[]): Book {
  const told = Map.groupBy(listTold(problems, listSigned(book)), ({ source }) => recordOf(source));
  const doubt = (record: ValidationRecord): ValidationRecord =>
    addDoubts(record, told.get(recordKey(record.path))?.map(({ reason }) => reason) ?? []);
  return {
    ...book,
    operations: book.operations.map(doubt),
    products: book.products.map((product) => ({
      ...product,
      releases: product.releases.map((release) =>
        release.validation === undefined
          ? release
          : { ...release, validation: { ...release.validation, records: release.validation.records.map(doubt) } },
      ),
    })),
  };
}

function addDoubts(record: ValidationRecord, reasons: readonly string[]): ValidationRecord {
  if (reasons.length === 0 || record.state === 'void' || !isSigned(record)) return record;
  const doubts = [...new Set([...record.doubts, ...reasons])];
  const [first] = doubts;
  if (record.state !== 'approved') return { ...record, doubts };
  const more = doubts.length === 1 ? '' : ` (and ${doubts.length - 1} more)`;
  return {
    ...record,
    doubts,
    state: 'doubtful',
    stateReason: `All signatures are there, and it is doubtful what they are worth${more}: ${first}`,
  };
}

/** The paths of the records with a signature that stands. */
export function listSigned(book: Pick<Book, 'products' | 'operations'>): ReadonlySet<string> {
  const all = [
    ...book.products.flatMap(({ releases }) => releases.flatMap(({ validation }) => validation?.records ?? [])),
    ...book.operations,
  ];
  return new Set(all.filter(isSigned).map(({ path }) => path));
}

function isSigned({ signoffs }: ValidationRecord): boolean {
  return signoffs.some(({ state }) => state === 'valid');
}

function recordKey(path: string): string {
  return path.replace(/\.mdx?$/, '');
}

/** The record that a path is of, itself or that of a file of its signatures, without its ending. */
function recordOf(source: string): string {
  return recordKey(source.replace(/\/signatures\/([^/]+)\/[^/]+$/, '/$1'));
}
