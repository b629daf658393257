import path from 'node:path';
import { parseFrontMatter } from '../../../text/read/parse-front-matter.ts';
import type { FrontMatterValue } from '../../../text/schema/format-front-matter.ts';
import { protocolFrontMatterSchema } from '../../schema/protocols/protocol.ts';
import type { ProtocolKind } from '../../schema/protocols/protocol-kinds.ts';
import { findRoles } from './find-roles.ts';
import type { ImportedLine } from './imported-line.ts';

/** Where an imported document comes from, and what its protocol is to be called. */
export interface ImportOptions {
  /** The document's file, for the report. */
  readonly source: string;
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly kind?: ProtocolKind | undefined;
}

/** What the head of a document tells of the protocol that it becomes. */
export interface ImportedHead {
  readonly id: string;
  readonly frontMatter: { readonly [key: string]: FrontMatterValue };
  /** Lines for the end of the body: front matter that a protocol has no place for. */
  readonly kept: readonly string[];
  /** Numbers of lines, from 1, that are said by the new front matter. */
  readonly said: ReadonlySet<number>;
  /** Indices in the body of the heading that became the title; none when none did. */
  readonly titleLines: ReadonlySet<number>;
}

/** Takes title, identifier, version, status, kind, roles and summary from the front matter, the first heading and what stands above the steps; what is already a protocol keeps its own. */
export function importHead(headLines: readonly string[], body: readonly ImportedLine[], options: ImportOptions): ImportedHead {
  const own =
    headLines.length === 0
      ? null
      : parseFrontMatter(headLines.join('\n'), { source: options.source, schema: protocolFrontMatterSchema }).value;
  const all = headLines.map((_, index) => index + 1);
  if (own !== null) {
    const id = options.id ?? own.id;
    const given = { id, title: options.title ?? own.title, kind: options.kind ?? own.kind };
    return { id, frontMatter: { ...own, ...given }, kept: [], said: new Set(all), titleLines: new Set() };
  }
  const entries = headLines.map((line) => /^([\w-]+)\s*:\s*(\S.*)$/.exec(line));
  const find = (...keys: readonly string[]) =>
    entries.find((entry) => keys.includes((entry?.[1] ?? '').toLowerCase()) && isPlain(entry?.[2] ?? ''));
  const heading = findTitle(body);
  const titled = options.title === undefined ? find('title', 'name') : undefined;
  const summarised = find('about', 'description', 'summary');
  const isOwn = options.title === undefined && titled === undefined && heading !== null;
  const title = plain(options.title ?? titled?.[2] ?? heading?.text ?? path.basename(options.source).replace(/\.[^.]*$/, ''));
  const summary = summarised ? plain(summarised[2] ?? '') : undefined;
  const id = options.id ?? (formatId(title) || 'imported');
  const versioned = find('version', 'doc_version', 'document_version', 'revision');
  const stated = find('status', 'state');
  const version = readVersion(versioned?.[2]) ?? findVersion(body) ?? '1.0';
  const isDraft = isDraftStatus(stated?.[2] ?? findStatus(body) ?? '');
  const used = [titled, summarised, readVersion(versioned?.[2]) === null ? undefined : versioned, isDraft ? stated : undefined];
  const said = new Set(
    all.filter(
      (line) => line === 1 || line === headLines.length || used.some((entry) => entry !== undefined && entry === entries[line - 1]),
    ),
  );
  const kept = headLines.filter((line, index) => !said.has(index + 1) && line.trim() !== '');
  const roles = findRoles(body.map(({ text }) => text));
  const kind = options.kind ?? guessKind(title);
  return {
    id,
    frontMatter: { id, title, version, ...(isDraft ? { status: 'draft' } : {}), kind, summary, roles: roles.map((role) => ({ ...role })) },
    kept: kept.length === 0 ? [] : ['', '## Front matter of the imported document', '', '```yaml', ...kept, '```'],
    said,
    titleLines: isOwn ? heading.lines : new Set(),
  };
}

/** How many lines, such as where a page of a wiki stands, may stand above a title. */
const mostAbove = 12;

/** The first heading, where it is the only one of its level; of several, each is a part of the document and none its title. */
function findTitle(body: readonly ImportedLine[]): { readonly text: string; readonly lines: ReadonlySet<number> } | null {
  const first = body.findIndex(({ text }) => text.trim() !== '');
  const line = body[first]?.text ?? '';
  const below = body[first + 1]?.text ?? '';
  let fence = '';
  const headings = body.flatMap(({ text }, index) => {
    const mark = /^\s*(`{3,}|~{3,})/.exec(text)?.[1] ?? '';
    if (mark !== '' && (fence === '' || mark.startsWith(fence))) fence = fence === '' ? mark : '';
    return fence === '' && /^#\s+\S/.test(text) ? [index] : [];
  });
  const [at, ...others] = headings;
  if (at === undefined)
    return /^[^\s#>|`*+\d-].{0,200}$/.test(line) && /^=+\s*$/.test(below)
      ? { text: line.trim(), lines: new Set([first, first + 1]) }
      : null;
  const above = body.slice(0, at);
  const isTop = at <= mostAbove && above.every(({ text }) => !/^\s*(?:#|\||[-*+]\s|\d+[.)]\s|```|=+\s*$|[☐☑])/u.test(text));
  const text = /^#\s+(.*?)(?:\s+#+)?\s*$/.exec(body[at]?.text ?? '')?.[1];
  return others.length > 0 || !isTop || text === undefined ? null : { text, lines: new Set([at]) };
}

/** Where a document says its own version: above its steps. */
const top = 60;

function findVersion(body: readonly ImportedLine[]): string | null {
  for (const { text } of body.slice(0, top)) {
    const said = /^[\s|*>-]*\**(?:protocol |document |doc\.? )?(?:version|revision)(?: (?:no\.?|number))?\**\s*[:|]+[\s*|:]*(\S.*)$/i.exec(
      text,
    )?.[1];
    const version = readVersion(said?.replace(/[\s|*\\]+$/, ''));
    if (version !== null) return version;
  }
  return null;
}

function findStatus(body: readonly ImportedLine[]): string | null {
  for (const { text } of body.slice(0, top)) {
    const said = /^[\s|*>-]*\**(?:protocol |document )?status\**\s*[:|]+[\s*|:]*(\S.*)$/i.exec(text)?.[1];
    if (said !== undefined) return said;
  }
  return null;
}

function readVersion(written: string | undefined): string | null {
  return /^["']?v?(\d+(?:\.\w+)*(?:-[\w.]+)?)["']?$/i.exec(written?.trim() ?? '')?.[1] ?? null;
}

function isDraftStatus(written: string): boolean {
  return /^["'*_\s]*(?:draft|in (?:review|progress|work)|under review|work in progress|wip|for review|proposed)\b/i.test(written);
}

/** Block scalars, lists and the like go on in the lines below and are kept as they are. */
function isPlain(value: string): boolean {
  return !/^[|>[{&*!]/.test(value);
}

function plain(text: string): string {
  const words = text
    .replace(/^(["'])(.*)\1$/, '$2')
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '')
    .replace(/[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? 'Imported protocol' : words;
}

function formatId(title: string): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
}

function guessKind(title: string): ProtocolKind {
  if (/\binstallation qualification\b|\bIQ\b/i.test(title)) return 'iq';
  if (/\boperational qualification\b|\bOQ\b/i.test(title)) return 'oq';
  if (/\bperformance qualification\b|\bPQ\b/i.test(title)) return 'pq';
  if (/\buser acceptance\b|\bUAT\b/i.test(title)) return 'uat';
  if (/\bback-?port/i.test(title)) return 'backport-validation';
  return /\brelease\b/i.test(title) ? 'release-validation' : 'free';
}
