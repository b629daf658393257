import path from 'node:path';
import { parseFrontMatter } from '../../../text/read/parse-front-matter.ts';
import type { FrontMatterValue } from '../../../text/schema/format-front-matter.ts';
import { protocolFrontMatterSchema } from '../../schema/protocols/protocol.ts';
import type { ProtocolKind } from '../../schema/protocols/protocol-kinds.ts';
import type { ImportedLine } from './import-lines.ts';

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
  /** Index in the body of a heading that became the title; -1 when none did. */
  readonly titleIndex: number;
}

/** Roles for a document that names none in a way that can be read. */
const roles = [
  { role: 'tester', meaning: 'author' },
  { role: 'approver', meaning: 'approval' },
];

/** Takes title, identifier, kind and summary from the front matter, the first heading and the file's name; what is already a protocol keeps its own. */
export function importHead(headLines: readonly string[], body: readonly ImportedLine[], options: ImportOptions): ImportedHead {
  const own =
    headLines.length === 0
      ? null
      : parseFrontMatter(headLines.join('\n'), { source: options.source, schema: protocolFrontMatterSchema }).value;
  const all = headLines.map((_, index) => index + 1);
  if (own !== null) {
    const id = options.id ?? own.id;
    const given = { id, title: options.title ?? own.title, kind: options.kind ?? own.kind };
    return { id, frontMatter: { ...own, ...given }, kept: [], said: new Set(all), titleIndex: -1 };
  }
  const entries = headLines.map((line) => /^(title|name|about|description|summary)\s*:\s*(\S.*)$/.exec(line));
  const find = (...keys: readonly string[]) => entries.find((entry) => keys.includes(entry?.[1] ?? '') && isPlain(entry?.[2] ?? ''));
  const first = body.findIndex(({ text }) => text.trim() !== '');
  const heading = /^#\s+(.*?)(?:\s+#+)?\s*$/.exec(body[first]?.text ?? '')?.[1];
  const titled = options.title === undefined && heading === undefined ? find('title', 'name') : undefined;
  const summarised = find('about', 'description', 'summary');
  const title = plain(options.title ?? heading ?? titled?.[2] ?? path.basename(options.source).replace(/\.[^.]*$/, ''));
  const summary = summarised ? plain(summarised[2] ?? '') : undefined;
  const id = options.id ?? (formatId(title) || 'imported');
  const said = new Set(
    all.filter(
      (line) => line === 1 || line === headLines.length || [titled, summarised].some((entry) => entry && entry === entries[line - 1]),
    ),
  );
  const kept = headLines.filter((line, index) => !said.has(index + 1) && line.trim() !== '');
  return {
    id,
    frontMatter: { id, title, version: '1.0', kind: options.kind ?? guessKind(title), summary, roles },
    kept: kept.length === 0 ? [] : ['', '## Front matter of the imported document', '', '```yaml', ...kept, '```'],
    said,
    titleIndex: heading !== undefined && options.title === undefined ? first : -1,
  };
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
