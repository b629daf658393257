import type { Reference } from '../../../../book/schema/change.ts';

const jira = /^(?:\[|\()?([A-Z][A-Z0-9]{1,14}-[1-9]\d{0,6})(?=[\])]?(?:[:\s,.)]|$))|[([]([A-Z][A-Z0-9]{1,14}-[1-9]\d{0,6})[\])]$/;
/** Names that look like a key: encodings, digests, standards, licences. */
const noKey = /^(?:UTF|SHA|ISO|RFC|CVE|GHSA|GH|PR|MD|HTTP|TLS|IPV|BASE|AES|RSA|MP|GPL|LGPL|MIT|BSD|PEP|PHP|JDK|JAVA|ES|CWE|XEP|UCS|X)-/;
const launchpad = /^(?:(?:closes|partial|related|partially-closes)-bug|lp):? *#? ?(\d{3,9})\b/gim;
const issueLink = /\bhttps?:\/\/([\w.-]+(?::\d+)?)\/([\w.~-]+(?:\/[\w.~-]+)+?)\/(?:-\/)?(issues|pull|merge_requests)\/(\d{1,9})\b/g;
const bugzilla = /\bhttps?:\/\/(bug[\w.-]*)\/show_bug\.cgi\?id=(\d{1,9})\b/g;
const otherNumber = /\b(?:fix(?:es|ed)?|close[sd]?|resolve[sd]?|refs?|see)[:\s]+([\w.-]+\/[\w.-]+)#(\d{1,9})\b/gi;

/**
 * Issues that a text names in a tracker elsewhere: Jira keys where a subject begins or ends with one, Launchpad's trailers, Bugzilla, links to issues,
 * and numbers of other repositories. `home` is the repository's own page, whose issues are its own.
 */
export function listTrackers(text: string, home: string | null): readonly Reference[] {
  if (!mayNameTracker(text)) return none;
  const found: Reference[] = [];
  const key = text.includes('\n') ? undefined : jira.exec(text);
  const id = key?.[1] ?? key?.[2];
  if (id !== undefined && !noKey.test(id)) found.push({ kind: 'ticket', id, url: null });
  for (const [, number = ''] of text.matchAll(launchpad))
    found.push({ kind: 'ticket', id: `LP #${number}`, url: `https://bugs.launchpad.net/bugs/${number}` });
  for (const [url, host = '', project = '', path = '', number = ''] of text.matchAll(issueLink)) {
    const own = home !== null && `${host}/${project}`.toLowerCase() === home.replace(/^https?:\/\//, '').toLowerCase();
    if (own && path === 'issues') found.push({ kind: 'issue', id: `#${number}`, url, evidence: 'link to an issue' });
    else if (own) found.push({ kind: 'pull', id: `${path === 'pull' ? '#' : '!'}${number}`, url, evidence: 'link to a pull request' });
    else if (path === 'issues') found.push({ kind: 'ticket', id: `${project}#${number}`, url });
  }
  for (const [url, , number = ''] of text.matchAll(bugzilla)) found.push({ kind: 'ticket', id: `bug ${number}`, url });
  for (const [, project = '', number = ''] of text.matchAll(otherNumber)) {
    const own = home?.toLowerCase().endsWith(`/${project.toLowerCase()}`);
    if (!own) found.push({ kind: 'ticket', id: `${project}#${number}`, url: null });
  }
  return found;
}

const none: readonly Reference[] = [];

/** Whether a text may name one: few do, and that is seen quickly. */
export function mayNameTracker(text: string): boolean {
  return (
    isKeyed(text) ||
    (text.includes('://') && /\/(?:issues|pull|merge_requests)\/|show_bug/.test(text)) ||
    text.includes('-Bug: ') ||
    text.includes('LP: ') ||
    (text.includes('#') && /\/[\w.-]+#\d/.test(text))
  );
}

/** Whether a single line begins or ends as one with a key does. */
function isKeyed(text: string): boolean {
  if (text.length > 300) return false;
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  return (isCapital(first) && isCapital(text.charCodeAt(1))) || first === 91 || last === 93 || last === 41;
}

function isCapital(unit: number): boolean {
  return unit >= 65 && unit <= 90;
}
