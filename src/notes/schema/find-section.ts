/** The lines of a section, and the line that the first of them is in its file, from 1. */
export interface NoteSection {
  readonly lines: readonly string[];
  readonly start: number;
}

interface Heading {
  readonly kind: 'atx' | 'underlined' | 'plain';
  /** Level, mark of the underline, or whether it is an item of a list. */
  readonly rank: string;
  readonly title: string;
}

const underline = /^([=\-~^*+#"'`.:_])\1{2,}\s*$/;
/** A version with what stands around it in a title: `## [1.2.0] - 2024-01-01`, `Version 1.2.0`, 'Changes in 1.2.0', `pytest 8.1.0 (2024-03-03)`. */
const versionTitle =
  /^(?:(?:release notes?|changes|what'?s new|news|overview of changes)?\s*(?:in|for|of)?\s*(?:version|release)?\s*|(?!.*\b(?:since|from|until|before|to)\b)[^\d[\]]{1,40}\s)\[?v?\.?(\d+(?:[._]\d+)*(?:[\w.+-]*\w)?)\]?(?![\w.])(.{0,70})$/i;
/** What stands for the version of the next release. */
const unreleased = 'Unreleased';
const prose = /[a-z]{2,}(?:\s+[a-z]{2,}){4,}/i;

/** Finds what a text with a section for each version says of one of them; undefined when it has none, or an empty one. */
export function findSection(text: string, version: string): NoteSection | undefined {
  const forms = version === unreleased ? [unreleased, 'unreleased', 'UNRELEASED'] : [version, version.replaceAll('.', '\\.')];
  for (const form of new Set(forms)) {
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
      const from = text.lastIndexOf('\n', at - 1) + 1;
      // A heading begins with its version, or with a few words.
      if (at - from > 80) continue;
      const { line, next } = readTwoLines(text, from);
      const heading = readHeading(line, next, isAfterBlank(text, from));
      if (heading === null || readVersion(heading.title) !== version) continue;
      const section = cutSection(text, from, heading);
      if (section.lines.some((own) => own.trim() !== '')) return section;
    }
  }
  return undefined;
}

/** The version that a title names; null when it names none. */
export function readVersion(title: string): string | null {
  if (title.length > 200) return null;
  if (/^\[?unreleased\]?(?!\w).{0,30}$/i.test(title)) return unreleased;
  const [, version, rest = ''] = versionTitle.exec(title) ?? [];
  return version === undefined || prose.test(rest) ? null : version;
}

/** Reads a heading of a version, or another; null for a line that is none. */
function readHeading(line: string, next: string, afterBlank: boolean): Heading | null {
  const [, marks, title] = /^(#{1,6})\s+(.+?)\s*#*\s*$/.exec(line) ?? [];
  if (marks !== undefined && title !== undefined) return { kind: 'atx', rank: String(marks.length), title: cleanTitle(title) };
  const mark = underline.exec(next)?.[1];
  if (mark !== undefined && /^\S/.test(line) && line.length < 160) return { kind: 'underlined', rank: mark, title: cleanTitle(line) };
  // A link is an entry of a table of contents.
  if (!afterBlank || line.length > 100 || !/^\S/.test(line) || /<a\s|\]\(#/i.test(line)) return null;
  const plain = cleanTitle(line.replace(/^[*-]\s+/, ''));
  return readVersion(plain) === null ? null : { kind: 'plain', rank: String(/^[*-]\s/.test(line)), title: plain };
}

function cleanTitle(title: string): string {
  return title
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/<[^<>]{0,200}>/g, '')
    .replace(/\]\([^()]{0,300}\)/g, ']')
    .replace(/^:[\w-]+:\s*|[*`]|^_+|_+$/g, '')
    .trim();
}

function cutSection(text: string, from: number, heading: Heading): NoteSection {
  const lines: string[] = [];
  const first = countLines(text, from) + (heading.kind === 'underlined' ? 2 : 1);
  let at = nextLine(text, from);
  if (heading.kind === 'underlined') at = nextLine(text, at);
  for (let blank = true; at < text.length; at = nextLine(text, at)) {
    const { line, next } = readTwoLines(text, at);
    const other = readHeading(line, next, blank);
    if (other !== null && ends(heading, other)) break;
    lines.push(line);
    blank = line.trim() === '' || underline.test(line);
  }
  return { lines, start: first + 1 };
}

/** Whether a heading ends the section of another: one of the same rank or above it, or of another version. */
function ends(own: Heading, other: Heading): boolean {
  if (own.kind !== other.kind) return own.kind === 'plain' && /^v?\d/.test(other.title) && readVersion(other.title) !== null;
  if (own.kind === 'atx') return other.rank <= own.rank || (/^\[?v?\d+\.\d/.test(other.title) && readVersion(other.title) !== null);
  return own.rank === other.rank;
}

function readTwoLines(text: string, from: number): { readonly line: string; readonly next: string } {
  const middle = nextLine(text, from);
  return { line: text.slice(from, middle).trimEnd(), next: text.slice(middle, Math.min(nextLine(text, middle), middle + 200)).trimEnd() };
}

function nextLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
}

function isAfterBlank(text: string, from: number): boolean {
  if (from === 0) return true;
  const before = text.slice(text.lastIndexOf('\n', from - 2) + 1, from).trim();
  return before === '' || underline.test(before);
}

/** How many lines stand before a place. */
function countLines(text: string, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
