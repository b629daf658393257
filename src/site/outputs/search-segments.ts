import { createHash, hash } from 'node:crypto';
import { writeBelow } from '../../book/outputs/write-below.ts';
import type { Release } from '../../book/schema/book.ts';
import type { SearchDocument } from '../../book/schema/search-document.ts';
import type { ReleaseRef } from '../../book/views/capability-views.ts';
import type { Slots } from '../../book/views/slots.ts';
import { describeRelease, listChangeDocuments } from '../../releases/views/product/list-documents.ts';
import type { KeptFiles } from '../kept/kept-files.ts';
import { digestChanges } from '../pack-book.ts';
import { type AssembledSegment, assembleIndex, formatDocuments, perFile } from '../search/index/assemble-index.ts';
import type { Segment } from '../search/index/index-files.ts';

/** Writes a segment whose documents are looked at each time. */
export function writeSegment(outDir: string, name: string, documents: Iterable<SearchDocument>): Segment {
  const digest = createHash('sha256');
  const files = assembleIndex(documents);
  let next = files.next();
  for (; next.done !== true; next = files.next()) {
    digest.update(next.value.name).update(next.value.text);
    writeBelow(outDir, `search/${name}/${next.value.name}`, next.value.text);
  }
  return { name, ...next.value, digest: digest.digest('hex').slice(0, 16) };
}

interface Segmenting {
  readonly kept: KeptFiles;
  readonly stamps: Slots['stamps'];
  /** Told each release whose changes are at hand. */
  readonly visit: (release: Release) => void;
}

/** What is noted of a kept segment: what is in it, and with which document each of its releases begins. */
interface Noted {
  readonly assembled: AssembledSegment;
  readonly starts: readonly number[];
}

/**
 * Prepares writing segments of changes. Words, numbers and commits depend on the changes of the releases alone; what is shown of a document says what its release is now, too, so that the
 * files of documents are kept by themselves.
 */
export function prepareSegments({ kept, stamps, visit }: Segmenting): (name: string, refs: readonly ReleaseRef[]) => Segment {
  return (name, refs) => {
    const folder = `search/${name}`;
    const key = hash('sha256', JSON.stringify(refs.map(settledFacts)));
    const noted = reuse(folder, key, refs) ?? assemble(folder, key, refs);
    kept.remember(`${folder}.note`, { key, note: JSON.stringify(noted) });
    return { name, ...noted.assembled, digest: digestSegment(folder) };
  };

  function reuse(folder: string, key: string, refs: readonly ReleaseRef[]): Noted | null {
    const note = kept.noteOf(`${folder}.note`, key);
    if (note === null) return null;
    const noted: Noted = JSON.parse(note);
    const { assembled, starts } = noted;
    for (const column of ['words', 'numbers', 'commits'] as const)
      for (const at of assembled[column].firsts.keys()) if (!kept.reuse(`${folder}/${column}-${at}.json`, key)) return null;
    for (let at = 0; at * perFile < assembled.documents; at += 1) {
      const own = keyOfDocuments(key, { at, starts, refs });
      if (!kept.reuse(`${folder}/documents-${at}.json`, own)) writeDocuments(folder, { at, starts, refs, key: own });
    }
    return noted;
  }

  function assemble(folder: string, key: string, refs: readonly ReleaseRef[]): Noted {
    const starts: number[] = [];
    const files = assembleIndex(listAll(refs, starts));
    let next = files.next();
    for (; next.done !== true; next = files.next()) {
      const { name, text } = next.value;
      const at = /^documents-(\d+)/.exec(name)?.[1];
      kept.write(`${folder}/${name}`, {
        key: at === undefined ? key : keyOfDocuments(key, { at: Number(at), starts, refs }),
        content: text,
      });
    }
    return { assembled: next.value, starts };
  }

  function* listAll(refs: readonly ReleaseRef[], starts: number[]): Generator<SearchDocument> {
    let count = 0;
    for (const ref of refs) {
      starts.push(count);
      visit(ref.release);
      for (const document of listChangeDocuments(ref, stamps)) {
        yield document;
        count += 1;
      }
    }
  }

  function writeDocuments(folder: string, { at, starts, refs, key }: DocumentsPlace & { readonly key: string }): void {
    const documents: SearchDocument[] = [];
    const own = listTouching({ at, starts, refs });
    for (const { ref } of own) documents.push(...listChangeDocuments(ref, stamps));
    const from = at * perFile - (own[0]?.start ?? 0);
    const { name, text } = formatDocuments(documents.slice(from, from + perFile), at);
    kept.write(`${folder}/${name}`, { key, content: text });
  }

  function keyOfDocuments(key: string, place: DocumentsPlace): string {
    return hash('sha256', JSON.stringify([key, place.at, listTouching(place).map(({ ref }) => describeRelease(ref, stamps))]));
  }

  function digestSegment(folder: string): string {
    const files = [...kept.digests].filter(([name]) => name.startsWith(`${folder}/`)).map((entry) => entry.join(' '));
    return hash('sha256', files.sort().join('\n')).slice(0, 16);
  }
}

/** What of a release its changes are found by, and their addresses. */
function settledFacts({ product, release }: ReleaseRef): unknown {
  const { id, name, repositories } = product;
  const { version, slug, line, date } = release;
  return [id, name, repositories.map((repository) => [repository.id, repository.web]), version, slug, line, date, digestChanges(release)];
}

interface DocumentsPlace {
  readonly at: number;
  readonly starts: readonly number[];
  readonly refs: readonly ReleaseRef[];
}

/** The releases whose documents stand in a file of documents, so far as they have begun; one without documents stands where the next begins. */
function listTouching({ at, starts, refs }: DocumentsPlace): readonly { readonly ref: ReleaseRef; readonly start: number }[] {
  const [from, to] = [at * perFile, (at + 1) * perFile];
  const touching: { readonly ref: ReleaseRef; readonly start: number }[] = [];
  for (let place = lastBefore(starts, from); place < starts.length; place += 1) {
    const [ref, start = to, next = Number.POSITIVE_INFINITY] = [refs[place], starts[place], starts[place + 1]];
    if (start >= to) break;
    if (ref !== undefined && next > from) touching.push({ ref, start });
  }
  return touching;
}

/** The last place where something begins that is smaller, or the first of all; what begins where does not go down. */
function lastBefore(starts: readonly number[], from: number): number {
  let [low, high] = [0, starts.length];
  while (low + 1 < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) < from) low = middle;
    else high = middle;
  }
  return low;
}
