import type { Product } from '../../../book/schema/book.ts';
import type { Category } from '../../../text/schema/category.ts';
import { escapeText } from '../../../text/schema/escape-text.ts';
import type { Linked } from '../../../ui/views/linked.ts';
import { categoryNames } from '../changes/category-names.ts';
import { escapeAddress, escapeLine } from './escape-line.ts';
import { formatPlainHighlights } from './format-highlights.ts';
import { groupNotes, listComparisons, type NotesEntry } from './notes-entries.ts';
import type { NotesSubject } from './notes-subject.ts';

/** How notes are set: as a section of a changelog (https://keepachangelog.com/en/1.1.0/), as the text of a release on GitHub, or as a plain mail. */
export const notesTemplates = ['keepachangelog', 'github', 'plain'] as const;
export type NotesTemplate = (typeof notesTemplates)[number];

/** The notes of a release, or of what is not released yet, as text that ends with a line feed. In Markdown, every text from outside reads as it is. */
export function formatNotes(product: Product, release: NotesSubject, template: NotesTemplate): string {
  const text = { keepachangelog: formatChangelog, github: formatForgeRelease, plain: formatPlain }[template](product, release);
  return `${text
    .filter((block) => block !== '')
    .join('\n\n')
    .trim()}\n`;
}

/** Keep a Changelog knows six kinds of changes; what nobody who uses the product notices is left out. */
const changelogNames = {
  breaking: 'Changed',
  security: 'Security',
  added: 'Added',
  changed: 'Changed',
  deprecated: 'Deprecated',
  removed: 'Removed',
  fixed: 'Fixed',
  performance: 'Changed',
  documentation: 'Changed',
  dependencies: 'Changed',
  internal: null,
} as const satisfies Readonly<Record<Category, string | null>>;

function formatChangelog(product: Product, release: NotesSubject): readonly string[] {
  const date = release.date === null ? '' : ` - ${release.date.slice(0, 10)}`;
  const [comparison] = listComparisons(product, release);
  const version = escapeLine(release.version);
  const lines = new Map<string, string[]>();
  for (const { category, entries } of groupNotes(product, release)) {
    const name = changelogNames[category];
    if (name === null) continue;
    const own = entries.map((entry) => formatItem(entry, { bullet: '-', mark: category === 'breaking' ? '**Breaking:** ' : '' }));
    lines.set(name, [...(lines.get(name) ?? []), ...own]);
  }
  const reference = comparison?.href === undefined ? '' : `[${version}]: ${escapeAddress(comparison.href)}`;
  return [
    `## ${reference === '' ? version : `[${version}]`}${date}${release.yanked === null ? '' : ' [YANKED]'}`,
    formatHighlights(release),
    ...[...lines].flatMap(([name, own]) => [`### ${name}`, own.join('\n')]),
    ...formatRemarks(release, (name) => `### ${name}`),
    reference,
  ];
}

function formatForgeRelease(product: Product, release: NotesSubject): readonly string[] {
  const people = release.contributors.filter(({ bot }) => !bot);
  const names = people.map(({ name, first }) => `- ${escapeLine(name)}${first ? ' (first contribution)' : ''}`);
  return [
    formatHighlights(release),
    ...groupNotes(product, release).flatMap(({ category, entries }) => [
      `## ${category === 'breaking' ? 'Breaking changes' : categoryNames[category]}`,
      entries.map((entry) => formatItem(entry, { bullet: '-', mark: '', authors: true })).join('\n'),
    ]),
    ...formatRemarks(release, (name) => `## ${name}`),
    ...(names.length === 0 ? [] : ['## Contributors', names.join('\n')]),
    listComparisons(product, release)
      .map((link) => `**Full changelog**: ${formatLink(link)}`)
      .join('\n\n'),
  ];
}

function formatPlain(product: Product, release: NotesSubject): readonly string[] {
  const date = release.date === null ? '' : ` (${release.date.slice(0, 10)})`;
  const title = `${product.name} ${release.version}${date}`;
  const people = release.contributors.filter(({ bot }) => !bot).map(({ name }) => name);
  return [
    `${title}\n${'='.repeat(title.length)}`,
    release.highlights === null ? '' : formatPlainHighlights(release.highlights),
    ...groupNotes(product, release).map(
      ({ category, entries }) => `${categoryNames[category]}:\n${entries.map((entry) => ` * ${formatPlainLine(entry)}`).join('\n')}`,
    ),
    ...listRemarks(release).map(({ name, texts }) => `${name}:\n${texts.map((text) => ` * ${foldLines(text)}`).join('\n')}`),
    people.length === 0 ? '' : `Contributors: ${people.join(', ')}`,
    listComparisons(product, release)
      .map(({ href }) => href)
      .join('\n'),
  ];
}

/** Highlights as they are: their HTML is sanitised, and Markdown takes it. An empty line would end it. */
function formatHighlights({ highlights }: NotesSubject): string {
  return highlights === null ? '' : highlights.replace(/\n[^\S\n]*(?=\n)/g, '').trim();
}

interface ItemStyle {
  readonly bullet: string;
  readonly mark: string;
  readonly authors?: boolean;
}

function formatItem({ row }: NotesEntry, { bullet, mark, authors = false }: ItemStyle): string {
  const where = row.repository === null ? '' : `${escapeLine(row.repository.name)}: `;
  const link = row.pull ?? row.commits[0];
  const by = authors && row.authors !== '' ? ` by ${escapeLine(row.authors)}` : '';
  const scope = row.scope === undefined ? '' : `**${escapeLine(row.scope)}:** `;
  const head = `${bullet} ${mark}${where}${scope}${escapeLine(row.title)}${by}${link === undefined ? '' : ` (${formatLink(link)})`}`;
  const more = [row.breaking, row.note].filter((text) => text !== null && text !== row.title);
  return [head, ...more.map((text) => `  ${escapeLine(text ?? '')}`)].join('  \n');
}

function formatPlainLine({ row }: NotesEntry): string {
  const where = row.repository === null ? '' : `${row.repository.name}: `;
  const link = row.pull ?? row.commits[0];
  const breaks = row.breaking === null || row.breaking === row.title ? '' : `\n   ${foldLines(row.breaking)}`;
  return `${where}${row.scope === undefined ? '' : `${foldLines(row.scope)}: `}${foldLines(row.title)}${link === undefined ? '' : ` (${link.text})`}${breaks}`;
}

function formatLink({ text, href }: Linked): string {
  return href === undefined ? escapeText(text) : `[${escapeText(text)}](${escapeAddress(href)})`;
}

function formatRemarks(release: NotesSubject, heading: (name: string) => string): readonly string[] {
  return listRemarks(release).flatMap(({ name, texts }) => [heading(name), texts.map((text) => `- ${escapeLine(text)}`).join('\n')]);
}

function listRemarks({ knownIssues, errata }: NotesSubject): readonly { readonly name: string; readonly texts: readonly string[] }[] {
  const named = [
    { name: 'Known issues', texts: knownIssues.map(({ text }) => text) },
    { name: 'Errata', texts: errata.map(({ text }) => text) },
  ];
  return named.filter(({ texts }) => texts.length > 0);
}

function foldLines(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
