import type { Book, Product, Release } from '../../../book/schema/book.ts';
import type { Signoff } from '../../schema/signoffs/signoff.ts';
import type { RecordEntry } from '../lists/record-entries.ts';
import { validationIndex } from '../lists/validation-index.ts';

/** A place in the site that shows why a clause is met or not. */
export interface ClauseLink {
  readonly text: string;
  readonly address: string;
}

/** A clause of a rule in our own words, and how things stand in this Book. It says nothing of what no tool can see. */
export interface Clause {
  /** `11.10(a)`, `§9`, `5.8.2`. */
  readonly id: string;
  /** What it asks for, in a sentence. */
  readonly asks: string;
  readonly state: 'met' | 'doubtful' | 'not met' | 'organisational';
  /** What was looked at, and what was found; for an organisational clause, what is for people to do. */
  readonly check: string;
  readonly links: readonly ClauseLink[];
}

/** What clauses look at. */
export interface ClauseFacts {
  readonly book: Book;
  readonly entries: readonly RecordEntry[];
  readonly signoffs: readonly { readonly entry: RecordEntry; readonly signoff: Signoff }[];
  /** Final releases with at least one record. */
  readonly releases: readonly { readonly product: Product; readonly release: Release; readonly entries: readonly RecordEntry[] }[];
}

/** Gathers what clauses look at. */
export function listClauseFacts(book: Book): ClauseFacts {
  const { entries } = validationIndex(book);
  const byRelease = Map.groupBy(entries, ({ release }) => release);
  return {
    book,
    entries,
    signoffs: entries.flatMap((entry) => entry.record.signoffs.map((signoff) => ({ entry, signoff }))),
    releases: book.products.flatMap((product) =>
      product.releases.flatMap((release) => {
        const own = byRelease.get(release);
        return own === undefined || release.status === 'candidate' ? [] : [{ product, release, entries: own }];
      }),
    ),
  };
}

/** How many examples a clause links to. */
const shown = 5;

/** Links to records, each once; the first few. */
export function linkRecords(entries: readonly RecordEntry[], fragment = ''): readonly ClauseLink[] {
  return [...new Set(entries)].slice(0, shown).map(({ record, product, release, address }) => ({
    text: `${product === null || release === null ? '' : `${product.name} ${release.version}, `}${record.title}`,
    address: `${address}${fragment}`,
  }));
}

/** Pages that show what many clauses look at. */
export const links = {
  checklists: [{ text: 'Checklists', address: '/checklists/' }],
  people: [{ text: 'People', address: '/people/' }],
  protocols: [{ text: 'Protocols', address: '/protocols/' }],
} as const;

/** Why a clause is not met when there was nothing to look at. */
export const nothing = {
  record: 'There is no record yet, so nothing shows it.',
  signature: 'There is no signature yet, so nothing shows it.',
  people: 'content/people.yaml names nobody who may sign.',
} as const;

/** Whether a record has a correction without a reason, or a history that is not known. */
export function isUnexplained({ record }: RecordEntry): boolean {
  return !record.trailKnown || record.trail.some(({ kind, reasonGiven }) => kind === 'corrected' && !reasonGiven);
}

/** Codes of problems that leave open what was taken away from records. */
const unread = new Set([
  'records-without-history',
  'records-history-shallow',
  'records-history-missing',
  'records-history-elsewhere',
  'signature-half-taken-away',
]);

/** Why nobody can say that nothing was taken away, in a sentence; null when the whole history was read, and every signature in it is whole. */
export function describeUnread({ problems }: Book): string | null {
  const found = problems.filter(({ code }) => unread.has(code));
  const [first] = found;
  if (first === undefined) return null;
  return first.code === 'signature-half-taken-away'
    ? 'Half of a signature was taken away, and nobody can say what it said.'
    : 'The history is not whole: a signature that was deleted would not be noticed.';
}

/** A clause that is met when nothing speaks against it and there was something to look at. */
export function judge(
  clause: Pick<Clause, 'id' | 'asks'>,
  looked: {
    /** How many things were looked at; with none of them the clause is not met, since nothing shows that it is. */
    readonly of: number;
    readonly nothing: string;
    readonly against: readonly RecordEntry[];
    readonly met: string;
    readonly not: string;
    readonly fragment?: string;
    /** Why the clause is doubtful although nothing speaks against it; null when it is not. */
    readonly doubt?: string | null;
    readonly proof?: readonly ClauseLink[];
  },
): Clause {
  const { against, fragment, proof = [] } = looked;
  const holds = against.length === 0;
  const judged = judgeFact(clause, { ...looked, holds, links: holds ? proof : linkRecords(against, fragment) });
  const { doubt = null } = looked;
  return judged.state === 'met' && doubt !== null ? { ...judged, state: 'doubtful', check: `${judged.check} ${doubt}` } : judged;
}

/** A clause that is met when something holds that is no single record's, and there was something to look at. */
export function judgeFact(
  clause: Pick<Clause, 'id' | 'asks'>,
  looked: {
    readonly of: number;
    readonly nothing: string;
    readonly holds: boolean;
    readonly met: string;
    readonly not: string;
    readonly links: readonly ClauseLink[];
  },
): Clause {
  if (looked.of === 0) return { ...clause, state: 'not met', check: looked.nothing, links: [] };
  return { ...clause, state: looked.holds ? 'met' : 'not met', check: looked.holds ? looked.met : looked.not, links: looked.links };
}

/** A clause that asks something of people and rooms, which no tool can see. */
export function organisational(id: string, asks: string, check: string): Clause {
  return { id, asks, state: 'organisational', check, links: [] };
}
