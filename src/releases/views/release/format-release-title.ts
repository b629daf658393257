import type { Product, Release } from '../../../book/schema/book.ts';
import { count } from '../../../text/schema/count.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import { formatVersion, type Href } from '../../../ui/views/format-link.ts';
import { formatStamp } from '../../../ui/views/format-stamp.ts';
import { formatTime } from '../../../ui/views/format-time.ts';
import type { ReleasePage } from './release-page.ts';

/** The head of a release's page: its name, its state, and what everyone must know before they use it. */
export function formatReleaseTitle(product: Product, release: Release, page: ReleasePage, href: Href): Markup {
  const people = release.contributors.filter((contributor) => !contributor.bot).length;
  const date = release.date === null ? 'without a date' : formatTime(release.date);
  const made = html`<span>${count(release.statistics.changes, 'change')} by ${count(people, 'person', 'people')}</span>`;
  const since = page.predecessor === null ? '' : ` since ${page.predecessor.link.text}`;
  const caughtUp =
    page.caughtUp.length > 0 && html`<a href="#already-shipped">${count(page.caughtUp.length, 'commit')}${since} already released</a>`;
  const sections = page.sections.map(({ id, name, stamp }) => stamp && html`<a href="#${id}">${name} ${formatStamp(stamp)}</a>`);
  return html`${[
    html`<h1><span class="of">${product.name} </span><span class="version">${release.version}</span></h1>`,
    html`<p class="status">${formatStamp(page.stamp)}${page.stamps.map(formatStamp)}${date}<span>line ${formatVersion(page.line, href)}</span>${made}${caughtUp}${sections}</p>`,
    formatYanked(release, page, href),
    page.supersededBy && html`<p class="banner" role="note">Superseded by ${formatVersion(page.supersededBy, href)}.</p>`,
    release.status === 'candidate' && html`<p class="banner" role="note">Not released: there are candidates and no final tag.</p>`,
  ]}`;
}

function formatYanked({ yanked }: Release, { instead }: ReleasePage, href: Href): Markup | null {
  if (yanked === null) return null;
  const since = yanked.date && html` on ${formatTime(yanked.date, true)}`;
  const use = instead && html` Use ${formatVersion(instead, href)} instead.`;
  return html`<p class="banner bad" role="note"><strong>Do not use this release.</strong> It was yanked${since}: ${yanked.reason}${use}</p>`;
}
