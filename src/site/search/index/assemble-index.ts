import { documentKinds, type SearchDocument } from '../../../book/schema/search-document.ts';
import { type Column, commitDigits, compareKeys, type DocumentFile, type IndexFile, type Segment } from './index-files.ts';
import { commonWords, listWords } from './list-words.ts';
import { createPostingLists, type PostingList, type PostingLists } from './posting-lists.ts';
import { formatPostings } from './postings.ts';
import { createSortedPairs, type SortedPairs } from './sorted-pairs.ts';

/** How many documents a file of documents holds. */
export const perFile = 256;
const fileSize = 40_000;
const longestTitle = 160;
const longestText = 4_000;
const longestRecurring = 80;
const mostRecurring = 20_000;

type Entry = readonly [key: string, postings: string];

/** The words of all documents, with the lists of those that hold them. */
interface Words {
  readonly lists: PostingLists;
  readonly byWord: Map<string, PostingList>;
  /** Short texts recur (a version, an author): the lists of their words are kept at hand. */
  readonly recurring: Map<string, readonly PostingList[]>;
}

/** A segment but for its name, and its digest, which is known when all files are. */
export type AssembledSegment = Omit<Segment, 'name' | 'digest'>;

/**
 * Assembles a segment of the search index: its files one after the other, so that none has to be kept, and what is in them at the end.
 * The order of the documents is the order of results that match equally well.
 */
export function* assembleIndex(documents: Iterable<SearchDocument>): Generator<IndexFile, AssembledSegment> {
  const words: Words = { lists: createPostingLists(), byWord: new Map(), recurring: new Map() };
  const numbers = createSortedPairs();
  const commits = createSortedPairs();
  let pending: SearchDocument[] = [];
  let count = 0;
  let beforeChanges = 0;
  for (const document of documents) {
    addTexts(words, document, count);
    for (const number of document.numbers) numbers.add(number * 2, count);
    for (const number of document.mentions) numbers.add(number * 2 + 1, count);
    for (const commit of document.commits) commits.add(Number.parseInt(commit.slice(0, commitDigits), 16), count);
    count += 1;
    if (document.kind !== 'change') beforeChanges = count;
    pending.push(document);
    if (pending.length < perFile) continue;
    yield formatDocuments(pending, count / perFile - 1);
    pending = [];
  }
  if (pending.length > 0) yield formatDocuments(pending, Math.floor(count / perFile));
  return {
    words: yield* formatColumn('words', listWordEntries(words)),
    numbers: yield* formatColumn('numbers', listNumbers(numbers)),
    commits: yield* formatColumn('commits', listCommits(commits)),
    documents: count,
    beforeChanges,
  };
}

/** Adds a document under the words of its texts. */
function addTexts(words: Words, document: SearchDocument, id: number): void {
  const { lists, recurring } = words;
  for (const list of findLists(words, document.title)) lists.add(list, id);
  for (const text of document.texts) {
    if (text === '') continue;
    const known = recurring.get(text);
    const found = known ?? findLists(words, text);
    if (known === undefined && text.length <= longestRecurring && recurring.size < mostRecurring) recurring.set(text, found);
    for (const list of found) lists.add(list, id);
  }
}

function findLists({ lists, byWord }: Words, text: string): readonly PostingList[] {
  const telling = listWords(text.slice(0, longestText)).filter((word) => !commonWords.has(word));
  return telling.map((word) => {
    const list = byWord.get(word) ?? lists.open();
    if (!byWord.has(word)) byWord.set(word, list);
    return list;
  });
}

function* listWordEntries({ lists, byWord }: Words): Generator<Entry> {
  for (const [word, list] of [...byWord].sort(([a], [b]) => compareKeys(a, b))) yield [word, lists.format(list)];
}

/** Odd keys are mentions: `705!` after `705`. */
function* listNumbers(pairs: SortedPairs): Generator<Entry> {
  for (const [key, ids] of pairs.list()) yield [`${Math.floor(key / 2)}${key % 2 === 1 ? '!' : ''}`, formatPostings(ids)];
}

function* listCommits(pairs: SortedPairs): Generator<Entry> {
  for (const [key, ids] of pairs.list()) yield [key.toString(16).padStart(commitDigits, '0'), formatPostings(ids)];
}

function* formatColumn(name: string, entries: Iterable<Entry>): Generator<IndexFile, Column> {
  const firsts: string[] = [];
  const sizes: number[] = [];
  let keys: string[] = [];
  let lists: string[] = [];
  let size = 0;
  for (const [key, list] of entries) {
    if (keys.length > 0 && size + list.length > fileSize) {
      yield close();
      keys = [];
      lists = [];
      size = 0;
    }
    keys.push(key);
    lists.push(list);
    size += key.length + list.length + 6;
  }
  if (keys.length > 0) yield close();
  return { firsts, sizes };

  function close(): IndexFile {
    firsts.push(keys[0] ?? '');
    sizes.push(size);
    return { name: `${name}-${firsts.length - 1}.json`, text: JSON.stringify({ keys, postings: lists }) };
  }
}

/** Formats a file of documents; `at` is its place among those of its segment. */
export function formatDocuments(documents: readonly SearchDocument[], at: number): IndexFile {
  const places: DocumentFile['places'][number][] = [];
  const known = new Map<string, number>();
  const rows = documents.map((document): DocumentFile['documents'][number] => {
    const hash = document.href.indexOf('#');
    const page = hash < 0 ? document.href : document.href.slice(0, hash);
    const key = `${page}\n${document.context}`;
    const place = known.get(key) ?? places.push([document.context, page, document.date?.slice(0, 10) ?? '']) - 1;
    known.set(key, place);
    const fragment = hash < 0 ? '' : document.href.slice(hash);
    return [documentKinds.indexOf(document.kind), shorten(document.title), place, fragment, formatDetail(document)];
  });
  return { name: `documents-${at}.json`, text: JSON.stringify({ places, documents: rows }) };
}

function formatDetail(document: SearchDocument): string {
  if (document.kind !== 'change') return '';
  const place = document.pull ?? document.commits[0]?.slice(0, 8) ?? '';
  return [place, document.remark ?? ''].filter((part) => part !== '').join(' · ');
}

function shorten(title: string): string {
  if (title.length <= longestTitle) return title;
  return `${title.slice(0, longestTitle - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
