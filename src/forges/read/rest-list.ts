import type { z } from 'zod';
import { type Asked, scopeMissing } from '../schema/collect-failures.ts';
import type { ForgeAnswer, ForgeClient } from './client/forge-client.ts';
import { parseAnswer } from './client/parse-answer.ts';

/** One page of a REST list. Null where the forge has no such list, or the token may not see it. */
export interface RestPage<Item> {
  readonly items: readonly Item[];
  /** The cursor of the next page; null after the last. */
  readonly next: string | null;
  readonly total: number | null;
}

/** What a page of a list is asked with: `path` holds the query but for the page. */
export interface RestList<Item> {
  readonly client: ForgeClient;
  readonly asked: Asked;
  readonly path: string;
  readonly shape: z.ZodType<readonly Item[]>;
}

/** Reads a page of a list that is numbered from 1. The cursor says which, and how many came before: forges decide themselves how long a page is. */
export async function readRestPage<Item>(
  { client, asked, path, shape }: RestList<Item>,
  cursor: string | null,
): Promise<RestPage<Item> | null> {
  const [page = 1, seen = 0] = (cursor ?? '1:0').split(':').map(Number);
  const answer = await client.ask({ path: `${path}${path.includes('?') ? '&' : '?'}page=${page}` });
  if (answer.status === 403 || answer.status === 404) return null;
  if (answer.status >= 400) throw scopeMissing(asked, messageOf(answer));
  const items = parseAnswer(shape, answer.json, asked);
  const total = totalOf(answer);
  const count = seen + items.length;
  // A count that is too small would end the list before its end.
  const isCounted = total !== null && count >= total && !/rel="?next\b/.test(answer.headers.get('link') ?? '');
  const isLast = items.length === 0 || isCounted;
  return { items, total, next: isLast ? null : `${page + 1}:${count}` };
}

/** GitLab says `x-total`, Gitea `x-total-count`. */
function totalOf({ headers }: ForgeAnswer): number | null {
  const text = headers.get('x-total') ?? headers.get('x-total-count');
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** What a forge says of a refusal. */
export function messageOf({ json }: ForgeAnswer): string {
  const said = typeof json === 'object' && json !== null ? json : {};
  const text = 'error_description' in said ? said.error_description : 'message' in said ? said.message : 'error' in said ? said.error : '';
  return typeof text === 'string' ? text : '';
}
