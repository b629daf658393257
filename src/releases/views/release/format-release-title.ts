import type { Product, Release } from '../../../book/schema/book.ts';
import { count, formatNumber } from '../../../text/schema/count.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import { formatVersion, type Href } from '../../../ui/views/format-link.ts';
import { formatStamp } from '../../../ui/views/format-stamp.ts';
import { formatTime } from '../../../ui/views/format-time.ts';
import type { ReleasePage } from './release-page.ts';
import type { TagEntry } from './tag-entries.ts';

/** The head of a release's page: its name, its state, and what everyone must know before they use it. */
export function formatReleaseTitle(product: Product, release: Release, page: ReleasePage, href: Href): Markup {
  const people = release.contributors.filter((contributor) => !contributor.bot).length;
  const date = release.date === null ? 'without a date' : html`tagged ${formatTime(release.date)}`;
  const made = `${count(release.statistics.changes, 'change')} by ${count(people, 'person', 'people')}`;
  const facts = [
    html`${date}`,
    html`line ${formatVersion(page.line, href)}`,
    html`${made}`,
    ...formatFollows(page, href),
    ...page.sections.flatMap(({ id, name, stamp, fact, verdict }) =>
      stamp === null || verdict !== undefined
        ? []
        : [html`<a href="#${id}">${name}</a> ${formatStamp(stamp)}${fact !== undefined && html` ${fact}`}`],
    ),
  ];
  const verdicts = page.sections.flatMap(({ id, name, verdict }) => (verdict === undefined ? [] : [{ id, name, ...verdict }]));
  return html`<div class="titleblock">${[
    html`<h1><span class="of">${product.name} </span><span class="version">${release.version}</span></h1>`,
    html`<div class="meta"><p class="state">${formatStamp(page.stamp)}${page.stamps.map(formatStamp)}</p>${verdicts.map(({ id, name, stamp, text }) => html`<p class="state">${formatStamp(stamp)}<span>${text}</span> <a class="screen" href="#${id}">${name}</a></p>`)}<p class="apart">${facts.map((fact) => html`<span>${fact}</span>`)}</p></div>`,
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
    ({ id, name, stamp: own, fact, verdict }) =>
      own && html` · <a href="#${id}">${name}</a> <b>${(verdict?.stamp ?? own).word}</b>${fact !== undefined && html`, ${fact}`}`,
  );
  return html`<span class="state">${formatStamp(stamp)}${stamps.map(formatStamp)}</span><span class="fact"><b>${formatNumber(ledger.total)}</b> ${ledger.total === 1 ? 'change' : 'changes'}${said}</span>`;
}

function formatFollows({ predecessor, older, yankedNeighbours, caughtUp, tags }: ReleasePage, href: Href): readonly Markup[] {
  const [tag] = tags;
  const passed = older !== null && older.text !== predecessor?.link.text ? older : null;
  const why =
    passed !== null &&
    (yankedNeighbours.includes(passed.text)
      ? html`, since ${passed.text} was yanked`
      : html`, not ${passed.text} (<a href="#gain">why</a>)`);
  const follows =
    predecessor === null
      ? html`the first release`
      : html`follows ${formatVersion(predecessor.link, href)}${why} (<a href="${href(predecessor.compare)}">compare</a>)`;
  return [
    follows,
    ...(caughtUp.length > 0 ? [html`<a href="#already-shipped">${count(caughtUp.length, 'commit')} already released</a>`] : []),
    ...(tag !== undefined && tags.length === 1
      ? [html`tag <code>${tag.name}</code> at <code>${tag.commit.text}</code>, ${nameTagState(tag)}`]
      : []),
    ...(tags.length > 1 ? [html`<a href="#components">tags</a>: ${describeTags(tags)}`] : []),
  ];
}

/** So many tags are named one by one; of more, how many are signed. */
const namedTags = 4;

function describeTags(tags: readonly TagEntry[]): string {
  const signed = tags.filter(({ isSigned }) => isSigned).length;
  if (signed === tags.length) return `all ${tags.length} signed`;
  if (tags.length > namedTags) return `${signed} of ${tags.length} signed`;
  return tags.map((tag) => `${tag.repository ?? tag.name} ${nameTagState(tag)}`).join('; ');
}

function nameTagState({ stamp: { word } }: TagEntry): string {
  return word === 'key unknown' ? 'signed with an unknown key' : word.replace(/^tag /, '');
}

function formatYanked({ yanked }: Release, { instead }: ReleasePage, href: Href): Markup | null {
  if (yanked === null) return null;
  const since = yanked.date && html` on ${formatTime(yanked.date, true)}`;
  const use = instead && html` Use ${formatVersion(instead, href)} instead.`;
  return html`<p class="banner bad" role="note"><strong>Do not use this release.</strong> It was yanked${since}: ${yanked.reason}${use}</p>`;
}
