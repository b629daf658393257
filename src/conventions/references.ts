import type { Reference } from '../domain/book.ts';
import { compareText } from '../domain/version.ts';

const closing = /\b(?:fix(?:es|ed)?|close[sd]?|resolve[sd]?|refs?|see|issue|for)[:\s]+((?:(?:GH-|#)\d{1,9}(?:\s*(?:,|and|&)\s*)?)+)/gi;
const each = /(?:GH-|#)(\d{1,9})/gi;
const cve = /\bCVE-\d{4}-\d{4,7}\b/gi;

/** Tickets to look for, as configured. */
export interface TicketRule {
  readonly pattern: RegExp;
  readonly url: string;
}

/**
 * Issues (`Fixes #12`, `closes GH-12`), CVE ids and configured tickets that a text names. `issueUrl` builds the address of an issue.
 * At most 50, in the order issues, CVE ids, tickets.
 */
export function listReferences(
  text: string,
  options: { readonly issueUrl: (number: number) => string | null; readonly tickets: readonly TicketRule[] },
): readonly Reference[] {
  const found = new Map<string, Reference>();
  if (text.includes('#') || text.includes('GH-')) {
    for (const [, list = ''] of text.matchAll(closing)) {
      for (const [id, digits] of list.matchAll(each)) {
        const number = Number(digits);
        if (number > 0) found.set(`#${number}`, { kind: 'issue', id: id.toUpperCase(), url: options.issueUrl(number) });
      }
    }
  }
  if (text.includes('CVE-') || text.includes('cve-')) {
    const ids = new Set([...text.matchAll(cve)].map(([id]) => id.toUpperCase()));
    for (const id of [...ids].sort(compareText)) found.set(id, { kind: 'cve', id, url: `https://www.cve.org/CVERecord?id=${id}` });
  }
  for (const { pattern, url } of options.tickets) {
    for (const match of text.matchAll(pattern)) {
      const id = match[1] ?? match[0];
      if (id !== '') found.set(`t${id}`, { kind: 'ticket', id, url: url.replaceAll('{id}', () => encodeURIComponent(id)) });
    }
  }
  return [...found.values()].slice(0, 50);
}
