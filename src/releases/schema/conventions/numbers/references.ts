import type { Reference } from '../../../../book/schema/change.ts';
import { closingForms } from './closing-line.ts';
import { listTrackers, mayNameTracker } from './issue-trackers.ts';

const naming = new RegExp(String.raw`\b(${closingForms}|refs?|see|issue|for)[:\s]+((?:(?:GH-|#)\d{1,9}\b(?:\s*(?:,|and|&)\s*)?)+)`, 'gi');
const each = /(?:GH-|#)(\d{1,9})/gi;
const advisory = /\bGHSA(?:-[23456789cfghjmpqrvwx]{4}){3}\b/g;
const cve = /\bCVE-\d{4}-\d{4,7}\b/g;

/** Tickets to look for, as configured. */
export interface TicketRule {
  readonly pattern: RegExp;
  readonly url: string;
}

/** What references are made of: `issueUrl` builds the address of an issue. */
export interface ReferenceRules {
  readonly issueUrl: (number: number) => string | null;
  /** What a number is that a word stands before, with what shows it; `written` is when, in milliseconds since 1970. */
  readonly kindOf: (
    word: string,
    number: number,
    written: number,
  ) => { readonly kind: 'issue' | 'pull' | 'unknown'; readonly evidence: string };
  /** The page of the repository, to tell its own issues by; null where it is not known. */
  readonly home: string | null;
  readonly tickets: readonly TicketRule[];
}

/**
 * Issues (`Fixes #12`, `closes GH-12`), CVE ids, GitHub's advisories and configured tickets that some texts name; `written` is when they were.
 * At most 50, in the order issues, CVE ids, tickets.
 */
export function listReferences(
  texts: readonly string[],
  { issueUrl, kindOf, home, tickets }: ReferenceRules,
  written: number,
): readonly Reference[] {
  let found: Map<string, Reference> | undefined;
  const add = (key: string, reference: Reference): void => {
    found ??= new Map();
    found.set(key, reference);
  };
  for (const text of texts) {
    if (!mayNameIssue(text)) continue;
    for (const [, word = '', list = ''] of text.matchAll(naming)) {
      for (const [id, digits] of list.matchAll(each)) {
        const number = Number(digits);
        if (number > 0) add(`#${number}`, { ...kindOf(word, number, written), id: id.toUpperCase(), url: issueUrl(number) });
      }
    }
  }
  for (const text of texts) {
    if (!text.includes('CVE-')) continue;
    for (const [id] of text.matchAll(cve)) add(id, { kind: 'cve', id, url: `https://www.cve.org/CVERecord?id=${id}` });
  }
  for (const text of texts) {
    if (!text.includes('GHSA-')) continue;
    for (const [id] of text.matchAll(advisory)) add(id, { kind: 'ticket', id, url: `https://github.com/advisories/${id}` });
  }
  for (const text of texts) for (const reference of listTrackers(text, home)) add(`t${reference.id}`, reference);
  for (const { pattern, url } of tickets) {
    for (const text of texts) {
      for (const match of text.matchAll(pattern)) {
        const id = match[1] ?? match[0];
        if (id !== '') add(`t${id}`, { kind: 'ticket', id, url: url.replaceAll('{id}', () => encodeURIComponent(id)) });
      }
    }
  }
  return found ? [...found.values()].slice(0, 50) : none;
}

const none: readonly Reference[] = [];

/** Whether a text may name an issue, a CVE id or an advisory: nearly all that name none are told quickly. */
export function mayRefer(text: string): boolean {
  return mayNameIssue(text) || text.includes('CVE-') || text.includes('GHSA-') || mayNameTracker(text);
}

function mayNameIssue(text: string): boolean {
  return hasNumber(text, '#') || text.includes('GH-');
}

/** Whether a digit follows a sign somewhere: code in a message has many signs without. */
function hasNumber(text: string, sign: string): boolean {
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
    const next = text.charCodeAt(at + 1);
    if (next >= 48 && next <= 57) return true;
  }
  return false;
}
