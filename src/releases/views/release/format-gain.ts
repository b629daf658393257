import type { Category } from '../../../text/schema/category.ts';
import { count, formatNumber } from '../../../text/schema/count.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import { upperFirst } from '../../../text/schema/upper-first.ts';
import { formatForgeLink, formatVersion, type Href } from '../../../ui/views/format-link.ts';
import { formatQuoted } from '../../../ui/views/format-quoted.ts';
import type { Stamp } from '../../../ui/views/stamps.ts';
import type { ChangeRow } from '../changes/change-row.ts';
import type { ComponentEntry } from './component-entries.ts';
import { lostNamed } from './lost-named.ts';
import type { LeftOut, ReleasePage } from './release-page.ts';

/** How many changes each column names. */
const named = 5;
const gains: readonly Category[] = ['security', 'added', 'changed', 'fixed', 'performance', 'deprecated'];
const losses: readonly Category[] = ['breaking', 'removed'];

/** What one gains by a release and what one loses, against the release that it follows. */
export function formatGain(page: ReleasePage, href: Href): Markup {
  const { ledger, predecessor, components } = page;
  const rowsOf = (categories: readonly Category[]): readonly ChangeRow[] =>
    categories.flatMap((category) => ledger.groups.find((group) => group.category === category)?.rows ?? []);
  const gained = rowsOf(gains);
  const broken = rowsOf(losses);
  const gone = [
    ...page.leftBehind.map((change) => formatLost({ word: 'left behind', kind: 'lost' }, change, href)),
    ...page.reverted.map((change) => formatLost({ word: 'reverted', kind: 'lost' }, change, href)),
  ];
  const unknown = predecessor === null ? [] : components.filter(({ state }) => state === 'no-tag').map(formatUnknown);
  const lost = [
    ...gone.slice(0, lostNamed),
    gone.length > lostNamed && html`<li><span></span><a href="#left-behind">${gone.length - lostNamed} more</a></li>`,
    ...broken
      .slice(0, named)
      .map((row) => formatItem({ word: 'breaks', kind: 'lost' }, row, row.breaking === row.title ? null : row.breaking)),
    broken.length > named && html`<li><span></span><a href="#changes">${broken.length - named} more</a></li>`,
    ...unknown,
  ].filter((item) => item !== false);
  const since = predecessor === null ? '' : `against ${predecessor.link.text}, the release before`;
  const number = gone.length + broken.length;
  const all = `${count(ledger.total, 'change')}${broken.length > 0 ? `; ${broken.length} break or remove something` : ''}`;
  const shown = gained.slice(0, named);
  const rest = ledger.total - shown.length;
  return html`<section id="gain"><h2>What you gain, what you lose <span class="count long">${since}</span></h2>${[
    html`<div class="gain"><div><h3>Gain <span class="count">${all}</span></h3><ul>`,
    shown.map((row) => formatItem({ word: 'gained', kind: 'gained' }, row, null)),
    rest > 0 &&
      html`<li><span></span><span>${shown.length > 0 ? 'and ' : ''}<a href="#changes">${count(rest, shown.length > 0 ? 'more' : 'change', shown.length > 0 ? 'more' : 'changes')}</a></span></li>`,
    html`</ul></div><div><h3>Lose <span class="count">${number > 0 || unknown.length === 0 ? formatNumber(number) : ''}${unknown.length > 0 && `${number > 0 ? '; ' : ''}${unknown.length} not known`}</span></h3>`,
    lost.length > 0 ? html`<ul>${lost}</ul>` : html`<p class="empty">${describeNothing(page)}</p>`,
    html`</div></div>${formatProvenance(page, href)}`,
  ]}</section>`;
}

function describeNothing({ predecessor }: ReleasePage): string {
  if (predecessor === null) return 'Nothing: it is the first release.';
  return `Nothing: it contains all of ${predecessor.link.text}, and no change says that it breaks or removes something.`;
}

function formatItem({ word, kind }: Stamp, { title, pull, commits, repository }: ChangeRow, more: string | null): Markup {
  const link = pull ?? commits[0];
  const place = repository === null ? '' : `${repository.name} `;
  return html`<li><span class="word ${kind}"></span><span><span class="unseen">${word}: </span>${formatQuoted(title)}${link && html` ${formatForgeLink({ ...link, text: place + link.text })}`}${more && html`<small>${formatQuoted(upperFirst(more))}</small>`}</span></li>`;
}

/** A change that the release before has and this one has not. */
function formatLost({ word, kind }: Stamp, { title, links, shippedIn, likely }: LeftOut, href: Href): Markup {
  const more = html`${likely !== undefined && html`<small>${upperFirst(likely)}</small>`}<small>${shippedIn && html`in ${formatVersion(shippedIn, href)} `}${links.map((link) => html`${formatForgeLink(link)} `)}</small>`;
  return html`<li><span class="word ${kind}"></span><span><span class="unseen">${word}: </span>${formatQuoted(title)}${more}</span></li>`;
}

/** A component of which nobody knows what is in it. */
function formatUnknown({ name, reason }: ComponentEntry): Markup {
  return html`<li><span class="word doubt"></span><span><span class="unseen">not known: </span><a href="#components">${name}</a> <small>${reason}</small></span></li>`;
}

/** What the page is made from, in its margin. */
function formatProvenance({ predecessor, tags, statistics }: ReleasePage, href: Href): Markup {
  const compared =
    predecessor === null
      ? html`Nothing: it is the first release, so every change up to it is listed.`
      : html`${formatVersion(predecessor.link, href)}, because ${predecessor.reason}.`;
  const moved = tags.filter((tag) => tag.moved !== null);
  return html`<aside class="beside" aria-label="What this is made from"><dl>${[
    html`<dt>Compared with</dt><dd>${compared}</dd>`,
    tags.map(
      (tag) =>
        html`<dt>${tag.repository ? `Tag of ${tag.repository}` : 'Tag'}</dt><dd><code>${tag.name}</code>, ${tag.kind}${tag.tagger && ` by ${tag.tagger}`}</dd>`,
    ),
    moved.map((tag) => html`<dt>Moved</dt><dd><span class="word bad">${tag.moved}</span></dd>`),
    html`<dt>In numbers</dt><dd>${statistics.map(({ name, value }) => `${value} ${value === '1' ? singular(name) : name}`).join(', ')}</dd>`,
  ]}</dl></aside>`;
}

/** `merges` becomes `merge`, `people` becomes `person`. */
const singular = (name: string): string => (name === 'people' ? 'person' : name.replace(/s(?= since |$)/, ''));
