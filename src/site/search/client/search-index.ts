import { documentKinds } from '../../../book/schema/search-document.ts';
import { siteRoot } from '../../../ui/client/site-root.ts';
import { findDocuments } from '../index/find-documents.ts';
import {
  type ColumnFile,
  type DocumentFile,
  type FoundDocument,
  placeDocument,
  type SearchManifest,
  type Segment,
} from '../index/index-files.ts';

/** The search index as the browser sees it: files are loaded when a query needs them, each once. */
export interface SearchIndex {
  /** Numbers of the documents found, the best first. */
  readonly find: (query: string) => ReturnType<typeof findDocuments>;
  /** What is to be shown of some documents. */
  readonly show: (documents: readonly number[]) => Promise<readonly FoundDocument[]>;
}

let opened: Promise<SearchIndex> | undefined;

/** Opens the index; the first call loads its manifest. A failed call can be tried again. */
export function openSearchIndex(): Promise<SearchIndex> {
  opened ??= open().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

async function open(): Promise<SearchIndex> {
  const folder = new URL('search/', siteRoot());
  const manifest: SearchManifest = await load(new URL('index.json', folder), 'no-cache');
  const columns = new Map<string, Promise<ColumnFile>>();
  const documents = new Map<string, Promise<DocumentFile>>();
  const at = ({ name, digest }: Segment, file: string): URL => new URL(`${name}/${file}?${digest}`, folder);
  return {
    find: (query) =>
      findDocuments(query, manifest, (segment, name) => once(columns, `${segment.name}/${name}`, () => load(at(segment, name)))),
    show: async (ids) => {
      const found = await Promise.all(
        ids.map(async (id) => {
          const place = placeDocument(manifest, id);
          if (place === null) return null;
          const { segment, file, row } = place;
          return toFound(await once(documents, `${segment.name}/${file}`, () => load(at(segment, file))), row);
        }),
      );
      return found.filter((document) => document !== null);
    },
  };
}

function toFound(file: DocumentFile, place: number): FoundDocument | null {
  const row = file.documents[place];
  if (row === undefined) return null;
  const [kind, title, page, fragment, detail] = row;
  const [context, href, date] = file.places[page] ?? ['', '', ''];
  return { kind: documentKinds[kind] ?? 'change', title, context, date, detail, href: new URL(href + fragment, siteRoot()).href };
}

function once<T>(known: Map<string, Promise<T>>, name: string, read: () => Promise<T>): Promise<T> {
  const before = known.get(name);
  if (before !== undefined) return before;
  const reading = read();
  known.set(name, reading);
  reading.catch(() => known.delete(name));
  return reading;
}

async function load<T>(url: URL, cache: RequestCache = 'default'): Promise<T> {
  const response = await fetch(url, { cache });
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`);
  return response.json();
}
