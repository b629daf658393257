import type { Product, Release } from '../../../book/schema/book.ts';
import { count, formatNumber } from '../../../text/schema/count.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import { formatVersion, type Href } from '../../../ui/views/format-link.ts';
import { formatStamp } from '../../../ui/views/format-stamp.ts';
import { formatTime } from '../../../ui/views/format-time.ts';
import type { ReleasePage } from './release-page.ts';

/** The head of a release's page: its name, its state, and what everyone must know before they use it. */
export function formatReleaseTitle(product: Product, release: Release, page: ReleasePage, href: Href): Markup {
  const people = release.contributors.filter((contributor) => !contributor.bot).length;
  const date = release.date === null ? 'without a date' : html`tagged ${formatTime(release.date)}`;
  const made = `${count(release.statistics.changes, 'change')} by ${count(people, 'person', 'people')}`;
  const sections = page.sections.map(
    ({ id, name, stamp, fact }) =>
      stamp && html` · <a href="#${id}">${name}</a> ${formatStamp(stamp)}${fact !== undefined && html` ${fact}`}`,
  );
  return html`<div class="titleblock">${[
    html`<h1><span class="of">${product.name} </span><span class="version">${release.version}</span></h1>`,
    html`<p class="meta">${formatStamp(page.stamp)}${page.stamps.map(formatStamp)}${date} · line ${formatVersion(page.line, href)} · ${made}${sections}<br><span class="soft">${formatFollows(page, href)}</span></p>`,
  ]}</div>${[
    formatYanked(release, page, href),
    page.supersededBy &&
      page.instead === null &&
      html`<p class="banner" role="note">Superseded by ${formatVersion(page.supersededBy, href)}.</p>`,
    release.status === 'candidate' && html`<p class="banner" role="note">Not released: there are candidates and no final tag.</p>`,
  ]}`;
}

/** The state of a release and the facts that one would scroll up for. */
export function formatReleaseState({ stamp, stamps, sections, ledger }: ReleasePage): Markup {
  const said = sections.map(
    ({ id, name, stamp: own, fact }) =>
      own && html` · <a href="#${id}">${name}</a> <b>${own.word}</b>${fact !== undefined && html`, ${fact}`}`,
  );
  return html`<span class="state">${formatStamp(stamp)}${stamps.map(formatStamp)}</span><span class="fact"><b>${formatNumber(ledger.total)}</b> ${ledger.total === 1 ? 'change' : 'changes'}${said}</span>`;
}

function formatFollows({ predecessor, caughtUp, tags }: ReleasePage, href: Href): Markup {
  const [tag] = tags;
  const signed = tags.filter(({ isSigned }) => isSigned).length;
  return html`${[
    predecessor === null
      ? html`the first release`
      : html`follows ${formatVersion(predecessor.link, href)} · <a href="${href(predecessor.compare)}">compare</a>`,
    caughtUp.length > 0 && html` · <a href="#already-shipped">${count(caughtUp.length, 'commit')} already released</a>`,
    tag !== undefined && tags.length === 1 && html` · tag <code>${tag.name}</code> at <code>${tag.commit.text}</code>`,
    tags.length > 1 && html` · <a href="#components">${signed} of ${count(tags.length, 'tag')} signed</a>`,
    tag !== undefined && tags.length === 1 && html`, ${tag.stamp.word.replace(/^tag /, '')}`,
  ]}`;
}

function formatYanked({ yanked }: Release, { instead }: ReleasePage, href: Href): Markup | null {
  if (yanked === null) return null;
  const since = yanked.date && html` on ${formatTime(yanked.date, true)}`;
  const use = instead && html` Use ${formatVersion(instead, href)} instead.`;
  return html`<p class="banner bad" role="note"><strong>Do not use this release.</strong> It was yanked${since}: ${yanked.reason}${use}</p>`;
}
