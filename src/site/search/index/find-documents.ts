import {
  type Column,
  type ColumnFile,
  commitDigits,
  compareKeys,
  compareNumberKeys,
  type SearchManifest,
  type Segment,
} from './index-files.ts';
import { commonWords, listQueryWords } from './list-words.ts';
import { parsePostings } from './postings.ts';

/** Reads a file of a column by its name in a segment. */
export type ReadColumnFile = (segment: Segment, name: string) => Promise<ColumnFile>;

/** Numbers of the documents that a query finds, the best first. */
export interface FoundDocuments {
  readonly documents: readonly number[];
  /** False when so many words begin like the last one that not all were looked up. */
  readonly complete: boolean;
}

/** Characters that are read for all words that begin like the last one, over all segments. */
const prefixBudget = 120_000;

/** What a term is found by: `best` for a pull request's number or a commit's id, `exact` for a word, `begun` for a word that begins so. */
interface TermFinding {
  readonly best: readonly number[];
  readonly exact: readonly number[];
  readonly begun: readonly number[];
  readonly complete: boolean;
}

/**
 * Finds the documents that hold every word of the query; the last word may be the beginning of one. `#705`, `!705` and `705` find
 * pull requests, seven hexadecimal digits or more a commit. A change that has the number or the id comes first, then what has a page of
 * its own, then other changes; in each, whole words come before what only begins so.
 */
export async function findDocuments(query: string, { segments }: SearchManifest, read: ReadColumnFile): Promise<FoundDocuments> {
  const terms = listTerms(query);
  const found = await Promise.all(
    segments.map(async (segment) => {
      const place: Place = { segment, budget: prefixBudget / segments.length, read: (name) => read(segment, name) };
      return Promise.all(terms.map((term, at) => findTerm({ term, last: at === terms.length - 1 }, place)));
    }),
  );
  const ranked: Ranked[] = [];
  let offset = 0;
  for (const [at, segment] of segments.entries()) {
    ranked.push(rank(found[at] ?? [], segment, offset));
    offset += segment.documents;
  }
  const documents = tiers.flatMap((tier) => ranked.flatMap((each) => each[tier]));
  return { documents, complete: found.flat().every((finding) => finding.complete) };
}

/** Where a term is looked up. */
interface Place {
  readonly segment: Segment;
  /** Characters that are read for all words that begin like the last one. */
  readonly budget: number;
  readonly read: (name: string) => Promise<ColumnFile>;
}

function listTerms(query: string): readonly string[] {
  const terms = query.split(/\s+/).flatMap((part) => (/^[#!]\d+$/.test(part) ? [part] : listQueryWords(part)));
  const telling = terms.filter((term) => !commonWords.has(term));
  return [...new Set(telling.length > 0 ? telling : terms.slice(-1))].slice(0, 8);
}

const tiers = ['bestChanges', 'pages', 'wordedChanges', 'begunChanges'] as const;

type Ranked = Readonly<Record<(typeof tiers)[number], readonly number[]>>;

/** The documents that every finding holds, in tiers by how well the worst of them matches, in each by number. */
function rank(findings: readonly TermFinding[], segment: Segment, offset: number): Ranked {
  const matches = findings.map((finding) => tiersOf(finding, segment.documents));
  const pages: number[][] = [[], [], []];
  const changes: number[][] = [[], [], []];
  for (let id = 0; id < segment.documents && matches.length > 0; id++) {
    let worst = 0;
    for (const tier of matches) worst = Math.max(worst, tier[id] ?? absent);
    (id < segment.beforeChanges ? pages : changes)[worst]?.push(offset + id);
  }
  const [bestChanges = [], wordedChanges = [], begunChanges = []] = changes;
  return { bestChanges, pages: pages.flat(), wordedChanges, begunChanges };
}

const absent = 3;

function tiersOf(finding: TermFinding, count: number): Uint8Array {
  const tiers = new Uint8Array(count).fill(absent);
  for (const id of finding.begun) tiers[id] = 2;
  for (const id of finding.exact) tiers[id] = 1;
  for (const id of finding.best) tiers[id] = 0;
  return tiers;
}

async function findTerm({ term, last }: { readonly term: string; readonly last: boolean }, place: Place): Promise<TermFinding> {
  const number = /^[#!]?(\d{1,15})$/.exec(term)?.[1];
  const [byNumber, byMention, byCommit, words] = await Promise.all([
    number === undefined ? [] : findKey('numbers', `${Number(number)}`, place),
    number === undefined ? [] : findKey('numbers', `${Number(number)}!`, place),
    /^[0-9a-f]{7,64}$/.test(term) ? findCommit(term, place) : [],
    /^[#!]/.test(term) ? { exact: [], begun: [], complete: true } : findWord({ term, last }, place),
  ]);
  return { best: [...byNumber, ...byCommit], exact: [...byMention, ...words.exact], begun: words.begun, complete: words.complete };
}

async function findKey(column: 'numbers' | 'words', key: string, { segment, read }: Place): Promise<readonly number[]> {
  const at = findFile(segment[column], key, column === 'numbers' ? compareNumberKeys : compareKeys);
  if (at < 0) return [];
  const file = await read(`${column}-${at}.json`);
  const place = file.keys.indexOf(key);
  return place < 0 ? [] : parsePostings(file.postings[place] ?? '');
}

async function findCommit(term: string, place: Place): Promise<readonly number[]> {
  const { begun, exact } = await findBegun('commits', term.slice(0, commitDigits), place);
  return [...exact, ...begun];
}

async function findWord(
  { term, last }: { readonly term: string; readonly last: boolean },
  place: Place,
): Promise<Pick<TermFinding, 'exact' | 'begun' | 'complete'>> {
  if (last && term.length > 1) return findBegun('words', term, place);
  return { exact: await findKey('words', term, place), begun: [], complete: true };
}

/** Looks up the keys that begin with the text, in the order of the files, until the budget is used up. */
async function findBegun(
  column: 'commits' | 'words',
  text: string,
  { segment, read, budget }: Place,
): Promise<Pick<TermFinding, 'exact' | 'begun' | 'complete'>> {
  const { firsts, sizes } = segment[column];
  const names: string[] = [];
  let size = 0;
  let complete = true;
  for (let at = Math.max(0, findFile(segment[column], text, compareKeys)); at < firsts.length; at++) {
    const first = firsts[at] ?? '';
    if (first > text && !first.startsWith(text)) break;
    size += sizes[at] ?? 0;
    complete = names.length === 0 || size <= budget;
    if (!complete) break;
    names.push(`${column}-${at}.json`);
  }
  const exact: number[] = [];
  const begun: number[] = [];
  for (const file of await Promise.all(names.map(read))) {
    for (const [place, key] of file.keys.entries()) {
      if (key.startsWith(text)) for (const id of parsePostings(file.postings[place] ?? '')) (key === text ? exact : begun).push(id);
    }
  }
  return { exact, begun, complete };
}

/** The last file whose first key is not after the key; -1 when there is none. */
function findFile(column: Column, key: string, compare: (a: string, b: string) => number): number {
  let low = 0;
  let high = column.firsts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(column.firsts[middle] ?? '', key) <= 0) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
