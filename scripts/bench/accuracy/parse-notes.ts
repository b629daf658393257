import { listChangelogNumbers } from '../../../src/releases/schema/conventions/numbers/changelog-line.ts';

/** The numbers that a project's own notes name, by version as people write it. */
export type NotedNumbers = ReadonlyMap<string, ReadonlySet<number>>;

const version = String.raw`v?(\d+(?:\.\d+){0,3}(?:[-.]?(?:rc|alpha|beta|next|preview|pre|dev|canary|a|b)[-.]?\d*(?:\.\d+)?)?)`;
const marked = new RegExp(
  String.raw`^(?:#{1,5}\s+|={2,3}\s+|Version\s+|VERSION\s+|Release\s+)(?:[A-Za-z][\w./-]*\s+)?(?:Version\s+)?\[?${version}\]?(?:$|\s|\(|:|/)`,
  'i',
);
const starred = new RegExp(String.raw`^\*\s+${version}(?:$|\s+\()`, 'i');
const plain = new RegExp(String.raw`^(?:[A-Za-z][\w.-]*\s+)?${version}(?:\s*(?:\(.*|[-–—/,].*|\s.*))?$`, 'i');
const link = /github\.com\/([\w.-]+\/[\w.-]+)\/(?:pull|issues)\/\d{1,9}\b/gi;
const underline = /^[=~*^"#-]{3,}\s*$/;

/** Cuts a changelog at its headings, in Markdown, reStructuredText or plain text, or at the keys of antsibull's YAML. */
export function parseNotes(text: string, sign: '#' | '!'): NotedNumbers {
  const noted = new Map<string, Set<number>>();
  let current: Set<number> | null = null;
  const lines = dropForeign(text).split(/\r?\n/);
  lines.forEach((line, at) => {
    const found = findVersion(line, lines[at + 1] ?? '');
    if (found !== null) {
      current = noted.get(found) ?? new Set();
      noted.set(found, current);
      return;
    }
    // Addresses that links above lead to.
    if (/^\[[^\]]{1,80}\]:\s/.test(line)) return;
    if (current) for (const number of listNumbers(line, sign)) current.add(number);
  });
  return noted;
}

/** Notes without the links to other repositories than the one that they link most: those numbers are of another project. */
export function dropForeign(text: string): string {
  const counts = new Map<string, number>();
  for (const [, home = ''] of text.matchAll(link)) counts.set(home.toLowerCase(), (counts.get(home.toLowerCase()) ?? 0) + 1);
  if (counts.size < 2) return text;
  const [home] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most));
  return text.replace(link, (whole, other: string) => (other.toLowerCase() === home ? whole : ''));
}

/** The numbers of a line of notes: of merge requests where the project has those, else whatever `#` names; curl writes addresses. */
export function listNumbers(line: string, sign: '#' | '!'): readonly number[] {
  if (sign === '!') return [...line.matchAll(/(?:^|[^\w/])!(\d{1,7})\b/g)].map(([, digits]) => Number(digits));
  // Where a line links an issue and its pull request, the pull request is what counts.
  const issues = new Set([...line.matchAll(/\/issues\/(\d{1,9})\b/g)].map(([, digits]) => Number(digits)));
  const pulls = new Set([...line.matchAll(/\/pulls?\/(\d{1,9})\b/g)].map(([, digits]) => Number(digits)));
  return [
    ...listChangelogNumbers(line).filter((number) => pulls.has(number) || !issues.has(number)),
    ...[...line.matchAll(/\bcurl\.se\/bug\/\?i=(\d{1,7})\b/g)].map(([, digits]) => Number(digits)),
  ];
}

function findVersion(line: string, next: string): string | null {
  if (line.length > 160 || !/\d/.test(line)) return null;
  const day = /^#{1,3}\s+(\d{4})-(\d\d)-(\d\d)\b/.exec(line);
  if (day) return day.slice(1).join('');
  const keyed = /^ {2}'?v?(\d+\.\d+\.\d+[\w.-]*)'?:$/.exec(line)?.[1];
  return keyed ?? marked.exec(line)?.[1] ?? starred.exec(line)?.[1] ?? (underline.test(next) ? (plain.exec(line)?.[1] ?? null) : null);
}
