import { plainLines, plainText } from '../../text/schema/plain-text.ts';
import type { PullSnapshot } from '../schema/snapshot/snapshot.ts';

/** Most lines of a description that are kept, and most characters of each. */
const lines = 400;
const width = 2000;

/** One line of a forge: a name, a title. */
export function line(text: string | null | undefined): string {
  return plainText(text ?? '', 500);
}

/** An id of a commit, as a snapshot has it: null for what is none. */
export function commitOf(text: string | null | undefined): string | null {
  return text !== null && text !== undefined && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(text) ? text : null;
}

/** An address that may become a link; null for another. */
export function webAddress(text: string | null | undefined): string | null {
  return text && /^https?:\/\//.test(text) && text.length <= 2000 && URL.canParse(text) ? new URL(text).href : null;
}

/** A description, a line each, without HTML comments: those are what templates say to authors. */
export function bodyLines(text: string | null | undefined): { readonly body: readonly string[]; readonly cut: boolean } {
  const plain = plainLines((text ?? '').replace(/\r\n?/g, '\n').replace(/<!--[\s\S]*?(?:-->|$)/g, ''), 200_000);
  const all = plain
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .split('\n')
    .map((each) => each.trimEnd());
  if (all.length === 1 && all[0] === '') return { body: [], cut: false };
  const kept = all.slice(0, lines);
  return {
    body: kept.map((each) => each.slice(0, width).toWellFormed()),
    cut: kept.length < all.length || kept.some((each) => each.length > width),
  };
}

/** Names the parts of which the forge has more than was read. */
export function listCut(parts: Readonly<Partial<Record<PullSnapshot['cut'][number], boolean | undefined>>>): PullSnapshot['cut'] {
  return (['reviews', 'labels', 'issues', 'checks', 'body'] as const).filter((part) => parts[part] === true);
}

/** An instant of a forge in one form: UTC, to the second. Null for what is none. */
export function moment(text: string | null | undefined): string | null {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) || time <= 0 ? null : new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}
