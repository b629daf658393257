import type { Product } from '../../book/schema/book.ts';
import type { Change } from '../../book/schema/change.ts';
import { releaseAddress } from '../../book/views/addresses.ts';
import { forgeLinks } from '../../forges/schema/forge-links.ts';
import { namePull } from '../../forges/schema/pull-name.ts';
import { categoryNames } from '../../releases/views/changes/category-names.ts';
import { changeRow } from '../../releases/views/changes/change-row.ts';
import { categories } from '../../text/schema/category.ts';
import { count } from '../../text/schema/count.ts';
import { html, type Markup } from '../../text/schema/html.ts';
import { formatForgeLink, formatVersion, type Href } from '../../ui/views/format-link.ts';
import { formatQuoted } from '../../ui/views/format-quoted.ts';
import { formatTableHead } from '../../ui/views/format-table-head.ts';
import type { WrittenNote } from '../schema/extension.ts';
import { isNoticed } from '../schema/noticed.ts';
import { isJoined } from './written-counts.ts';

/** Notes laid beside changes, and where their pages are. */
export interface WrittenPlace {
  readonly product: Product;
  readonly changes: readonly Change[];
  readonly notes: readonly WrittenNote[];
  readonly unwritten: readonly string[];
  /** Address of the page that lists the changes; null where they have none. */
  readonly address: string | null;
  /** Goes before ids, where a page shows several. */
  readonly prefix: string;
  /** Where the headings stand: below the page's title, or below a section's. */
  readonly level: 2 | 3;
  readonly href: Href;
}

const stateNames: Readonly<Record<WrittenNote['state'], string>> = {
  'in-git': 'In git',
  likely: 'Likely in git',
  'other-number': 'Other number',
  'other-release': 'Other release',
  reverted: 'Reverted before release',
  'not-in-git': 'Not in git',
};

/** Three tables: what differs first, what agrees last. */
export function formatWritten(place: WrittenPlace): Markup {
  const { notes, prefix } = place;
  const heading = (name: string, size: number): Markup =>
    place.level === 2
      ? html`<h2>${name} <span class="count">${size}</span></h2>`
      : html`<h3>${name} <span class="count">${size}</span></h3>`;
  const joined = notes.filter(isJoined);
  const others = notes.filter((note) => !isJoined(note));
  return html`${[
    html`<section id="${prefix}not-in-git">${heading('In the notes and not in git', others.length)}${formatOthers(others, place)}</section>`,
    html`<section id="${prefix}unwritten">${heading('In git and not in the notes', place.unwritten.length)}${formatUnwritten(place)}</section>`,
    html`<section id="${prefix}both">${heading('In the notes and in git', joined.length)}${formatJoined(joined, place)}</section>`,
  ]}`;
}

function formatOthers(notes: readonly WrittenNote[], place: WrittenPlace): Markup {
  if (notes.length === 0) return html`<p>Every note has its change.</p>`;
  const rows = notes.map(
    (note) =>
      html`<tr><th scope="row">${formatNote(note, place)}</th><td data-label="What is wrong"><span>${stateNames[note.state]}<small>${formatReason(note, place)}</small></span></td></tr>`,
  );
  return html`<table class="stacked written"><caption class="unseen">Notes without a change of this release</caption>${formatTableHead(['Note', 'What is wrong'])}<tbody>${rows}</tbody></table>`;
}

function formatJoined(notes: readonly WrittenNote[], place: WrittenPlace): Markup {
  if (notes.length === 0) return html`<p>No note names a change of this release.</p>`;
  const byId = new Map(place.changes.map((change) => [change.id, change]));
  const rows = notes.map((note) => {
    const changes = note.changes.flatMap((id) => byId.get(id) ?? []);
    const likely = note.state === 'likely' && html`<small>Probably: ${note.reason}</small>`;
    return html`<tr><th scope="row">${formatNote(note, place)}</th><td data-label="Change"><span>${changes.map((change) => formatChange(change, place))}${likely}</span></td></tr>`;
  });
  return html`<table class="stacked written"><caption class="unseen">Notes and their changes</caption>${formatTableHead(['Note', 'Change'])}<tbody>${rows}</tbody></table>`;
}

/** Changes that no note names, by category; what users do not notice is folded, what bots did stands apart. */
function formatUnwritten(place: WrittenPlace): Markup {
  const left = new Set(place.unwritten);
  const changes = place.changes.filter(({ id }) => left.has(id));
  if (changes.length === 0) return html`<p>Every change has its note.</p>`;
  const people = changes.filter(({ bot }) => !bot);
  const groups = categories.map((category) => ({
    name: categoryNames[category],
    own: people.filter((each) => each.category === category),
  }));
  return html`${[...groups, { name: 'By bots', own: changes.filter(({ bot }) => bot) }].map(({ name, own }) => {
    if (own.length === 0) return null;
    const open = own.some(isNoticed) && html` open`;
    const items = own.map((change) => html`<li>${formatChange(change, place)}</li>`);
    return html`<details${open}><summary>${name} <span class="count">${own.length}</span></summary><ul>${items}</ul></details>`;
  })}`;
}

function formatChange(change: Change, { product, address, href }: WrittenPlace): Markup {
  const row = changeRow(change, product);
  const link = row.pull ?? row.commits[0];
  const title = address === null ? formatQuoted(row.title) : html`<a href="${href(address)}#${change.id}">${formatQuoted(row.title)}</a>`;
  return html`<span class="change">${title}${link && html` <small>${formatForgeLink(link)} ${row.authors}</small>`}</span>`;
}

function formatNote({ text, section, numbers, source }: WrittenNote, { product }: WrittenPlace): Markup {
  const repository = product.repositories.find(({ id }) => id === source.repository);
  const links = forgeLinks(repository?.web ?? null);
  const named = numbers
    .slice(0, 12)
    .map(({ number }) => html`${formatForgeLink({ text: namePull(number, repository), href: links?.pull(number) })} `);
  const where = `${source.path}${source.line === null ? '' : `:${source.line}`}`;
  return html`${formatQuoted(text)}<small>${section !== null && html`${section} · `}${named}<span class="path">${where}</span></small>`;
}

function formatReason({ state, reason, release, changes }: WrittenNote, place: WrittenPlace): Markup {
  if (state === 'other-release' && release !== null) {
    const other = place.product.releases.find(({ version }) => version === release);
    const address = other === undefined ? undefined : releaseAddress(place.product, other);
    return html`${reason} See ${formatVersion({ text: release, href: address }, place.href)}`;
  }
  const change = place.changes.find(({ id }) => id === changes[0]);
  return html`${reason}${change !== undefined && html` ${formatChange(change, place)}`}`;
}

/** One sentence about where the notes stand. */
export function describeSources(files: readonly { readonly path: string; readonly asOf: string }[], notes: readonly WrittenNote[]): string {
  const named = files.map(({ path, asOf }) => `${path}${asOf === 'later' ? ' (written after the tag)' : ''}`);
  const fragments = notes.filter(({ source }) => source.line === null && !files.some(({ path }) => path === source.path)).length;
  const parts = [...named, ...(fragments === 0 ? [] : [count(fragments, 'note')].map((text) => `${text} in fragments`))];
  return parts.length === 0 ? '' : `Read from ${parts.join(' and ')}.`;
}
