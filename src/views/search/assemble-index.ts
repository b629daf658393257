import {
  type Column,
  commitDigits,
  compareKeys,
  compareNumberKeys,
  type DocumentFile,
  type IndexFile,
  type SearchManifest,
} from './index-files.ts';
import { commonWords, listWords } from './list-words.ts';
import { formatPostings } from './postings.ts';
import { documentKinds, type SearchDocument } from './search-document.ts';

const perFile = 128;
const fileSize = 24_000;
const longestTitle = 160;
const longestText = 4_000;
const longestRecurring = 80;
const mostRecurring = 20_000;

type Postings = Map<string, number[]>;

/** The index but for its digest, which is known when all files are. */
export type AssembledManifest = Omit<SearchManifest, 'digest'>;

/**
 * Assembles the search index: its files one after the other, so that none has to be kept, and its manifest at the end.
 * The order of the documents is the order of results that match equally well.
 */
export function* assembleIndex(documents: Iterable<SearchDocument>): Generator<IndexFile, AssembledManifest> {
  const words: Postings = new Map();
  const numbers: Postings = new Map();
  const commits: Postings = new Map();
  const recurring = new Map<string, readonly number[][]>();
  let pending: SearchDocument[] = [];
  let count = 0;
  let beforeChanges = 0;
  for (const document of documents) {
    addTexts(words, recurring, document, count);
    for (const number of document.numbers) addTo(listOf(numbers, `${number}`), count);
    for (const number of document.mentions) addTo(listOf(numbers, `${number}!`), count);
    for (const commit of document.commits) addTo(listOf(commits, commit.slice(0, commitDigits)), count);
    count += 1;
    if (document.kind !== 'change') beforeChanges = count;
    pending.push(document);
    if (pending.length < perFile) continue;
    yield formatDocuments(pending, count / perFile - 1);
    pending = [];
  }
  if (pending.length > 0) yield formatDocuments(pending, Math.floor(count / perFile));
  return {
    words: yield* formatColumn('words', words, compareKeys),
    numbers: yield* formatColumn('numbers', numbers, compareNumberKeys),
    commits: yield* formatColumn('commits', commits, compareKeys),
    documents: count,
    beforeChanges,
    perFile,
  };
}

/** Adds a document under the words of a text. Short texts recur (a version, an author): the lists of their words are kept at hand. */
function addTexts(words: Postings, recurring: Map<string, readonly number[][]>, document: SearchDocument, id: number): void {
  for (const word of listWords(document.title.slice(0, longestText))) if (!commonWords.has(word)) addTo(listOf(words, word), id);
  for (const text of document.texts) {
    if (text === '') continue;
    const known = recurring.get(text);
    const lists = known ?? findLists(words, text);
    if (known === undefined && text.length <= longestRecurring && recurring.size < mostRecurring) recurring.set(text, lists);
    for (const list of lists) addTo(list, id);
  }
}

function findLists(words: Postings, text: string): readonly number[][] {
  const telling = listWords(text.slice(0, longestText)).filter((word) => !commonWords.has(word));
  return telling.map((word) => listOf(words, word));
}

function listOf(postings: Postings, key: string): number[] {
  const known = postings.get(key);
  if (known !== undefined) return known;
  const list: number[] = [];
  postings.set(key, list);
  return list;
}

function addTo(list: number[], id: number): void {
  if (list[list.length - 1] !== id) list.push(id);
}

function* formatColumn(name: string, postings: Postings, compare: (a: string, b: string) => number): Generator<IndexFile, Column> {
  const firsts: string[] = [];
  const sizes: number[] = [];
  let keys: string[] = [];
  let lists: string[] = [];
  let size = 0;
  for (const key of [...postings.keys()].sort(compare)) {
    const list = formatPostings(postings.get(key) ?? []);
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

function formatDocuments(documents: readonly SearchDocument[], at: number): IndexFile {
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
  const [number] = document.numbers;
  return number === undefined ? (document.commits[0]?.slice(0, 8) ?? '') : `#${number}`;
}

function shorten(title: string): string {
  if (title.length <= longestTitle) return title;
  return `${title.slice(0, longestTitle - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
