import { escapeHtml } from '../../../text/schema/escape-html.ts';
import { Markup } from '../../../text/schema/html.ts';
import { upperFirst } from '../../../text/schema/upper-first.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import type { Linked } from '../../../ui/views/linked.ts';
import type { ChangeRow } from './change-row.ts';

const origin = 'copied from';

/**
 * The lines of a list of changes as HTML, every text from outside escaped. Astro renders one text much faster than a tree of small templates, and
 * these lines are most of a release page. `prefix` goes before ids; `href` makes addresses inside the site.
 */
export function formatChangeList(rows: readonly ChangeRow[], { prefix, href }: { readonly prefix: string; readonly href: Href }): Markup {
  let html = '';
  for (const row of rows) html += formatChange(row, escapeHtml(prefix + row.id), href);
  return new Markup(html);
}

function formatChange(row: ChangeRow, id: string, href: Href): string {
  const repository = row.repository === null ? '' : ` data-r="${row.repository.number}"`;
  return (
    `<li id="${id}"${repository}${row.bot ? ' data-b' : ''}><a class="permalink" href="#${id}" aria-label="Link to ${id}"></a>` +
    `<span class="scope">${escapeHtml(row.scope ?? '')}</span><p class="text">${formatText(row.title)}${formatRemarks(row, href)}</p>` +
    `<span class="by">${escapeHtml(row.authors)}</span><span class="also">${formatPlaces(row, href)}</span>` +
    `<span class="ref">${formatReference(row)}${formatCommit(row.commits[0])}</span></li>`
  );
}

/** The other releases that list a change; where none is known, what it was copied from. */
function formatPlaces({ alsoIn = [], otherPulls }: ChangeRow, href: Href): string {
  if (alsoIn.length > 0) return alsoIn.map((place) => formatPlace(place, href)).join(', ');
  const origins = otherPulls.filter(({ role }) => role === origin);
  return origins.length === 0 ? '' : `${origin} ${origins.map(formatLink).join(' ')}`;
}

function formatRemarks(row: ChangeRow, href: Href): string {
  let html = '';
  if (row.breaking !== null && row.breaking !== row.title) html += `<small class="breaks">${formatText(row.breaking)}</small>`;
  if (row.note !== null) html += `<small class="note">${formatText(row.note)}</small>`;
  if (row.dependency !== null) html += `<small>${escapeHtml(row.dependency)}</small>`;
  if (row.reverts !== null) html += `<small>${escapeHtml(upperFirst(row.reverts))}.</small>`;
  for (const likely of row.likely ?? []) html += `<small>${escapeHtml(likely)}</small>`;
  const links = [
    ...row.references.map(formatLink),
    ...formatOtherPulls(row.alsoIn === undefined ? row.otherPulls.filter(({ role }) => role !== origin) : row.otherPulls),
    ...(row.commits.length > 1 ? [`${row.commits.length} commits`] : []),
    ...(row.page === undefined ? [] : [formatPlace(row.page, href)]),
  ];
  if (links.length > 0) html += `<small>${links.join(' ')}</small>`;
  if (row.provenance !== null) html += `<small class="provenance">${escapeHtml(row.provenance)}</small>`;
  return html;
}

const formatPlace = ({ text, href: address }: Linked, href: Href): string =>
  formatLink({ text, href: address === undefined ? undefined : href(address) });

function formatOtherPulls(pulls: ChangeRow['otherPulls']): readonly string[] {
  return pulls.length === 0
    ? []
    : [...Map.groupBy(pulls, ({ role }) => role)].map(([role, own]) => `${role} ${own.map(formatLink).join(' ')}`);
}

function formatReference({ repository, pull }: ChangeRow): string {
  const name = repository === null ? '' : `${escapeHtml(repository.name)} `;
  return pull === null ? name : name + formatLink(pull);
}

function formatCommit(commit: Linked | undefined): string {
  if (commit === undefined) return '';
  return commit.href === undefined
    ? `<span class="sha">${escapeHtml(commit.text)}</span>`
    : `<a class="sha" href="${escapeHtml(commit.href)}">${escapeHtml(commit.text)}</a>`;
}

function formatLink({ text, href }: Linked): string {
  return href === undefined ? escapeHtml(text) : `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>`;
}

/** Plain text in which backticks mark a value; one without its pair stands for itself. */
function formatText(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}
