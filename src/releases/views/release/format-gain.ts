import type { Category } from '../../../text/schema/category.ts';
import { count } from '../../../text/schema/count.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import { upperFirst } from '../../../text/schema/upper-first.ts';
import { formatForgeLink, formatVersion, type Href } from '../../../ui/views/format-link.ts';
import { formatQuoted } from '../../../ui/views/format-quoted.ts';
import type { Stamp } from '../../../ui/views/stamps.ts';
import type { ChangeRow } from '../changes/change-row.ts';
import type { ComponentEntry } from './component-entries.ts';
import type { ReleasePage } from './release-page.ts';

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
  const reverts = ledger.groups.flatMap(({ rows }) => rows.filter((row) => row.reverts !== null && !broken.includes(row)));
  const gap = components
    .filter(({ leftBehind, state }) => leftBehind > 0 || state === 'no-tag')
    .map((entry) => formatGap(entry, predecessor !== null));
  const lost = [
    ...gap.filter((entry) => entry !== null),
    ...broken
      .slice(0, named)
      .map((row) => formatItem({ word: 'breaks', kind: 'lost' }, row, row.breaking === row.title ? null : row.breaking)),
    ...reverts.slice(0, named).map((row) => formatItem({ word: 'reverts', kind: 'back' }, row, row.reverts && `It ${row.reverts}.`)),
  ];
  const more = broken.length + reverts.length - Math.min(broken.length, named) - Math.min(reverts.length, named);
  const since = predecessor === null ? '' : `compared with ${predecessor.link.text}`;
  const all = `${count(ledger.total, 'change')}${broken.length > 0 ? `; ${broken.length} break or remove something` : ''}`;
  const shown = gained.slice(0, named);
  const rest = ledger.total - shown.length;
  return html`<section id="gain"><h2>What you gain, what you lose <span class="count long">${since}</span></h2>${[
    html`<div class="gain"><div><h3>Gain <span class="count">${all}</span></h3><ul>`,
    shown.map((row) => formatItem({ word: 'gained', kind: 'gained' }, row, null)),
    rest > 0 &&
      html`<li><span></span><span>${shown.length > 0 ? 'and ' : ''}<a href="#changes">${count(rest, shown.length > 0 ? 'more' : 'change', shown.length > 0 ? 'more' : 'changes')}</a></span></li>`,
    html`</ul></div><div><h3>Lose</h3>`,
    lost.length > 0 || more > 0
      ? html`<ul>${lost}${more > 0 && html`<li><span></span><a href="#changes">${more} more</a></li>`}</ul>`
      : html`<p class="empty">${describeNothing(page)}</p>`,
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
  return html`<li><span class="word ${kind}"><span class="unseen">${word}: </span></span><span>${formatQuoted(title)}${link && html` ${formatForgeLink({ ...link, text: place + link.text })}`}${more && html`<small>${formatQuoted(upperFirst(more))}</small>`}</span></li>`;
}

/** What a component left behind, or that nobody knows whether it did. */
function formatGap({ name, leftBehind, previousTag, reason, lost }: ComponentEntry, follows: boolean): Markup | null {
  if (leftBehind > 0) {
    const titles = lost.map((title) => html`<small>${title}</small>`);
    const rest = leftBehind - lost.length;
    return html`<li><span class="word missing"><span class="unseen">lost: </span></span><span><a href="#components">${name}</a>: ${count(leftBehind, 'commit')} of <code>${previousTag ?? 'the commit before'}</code> ${leftBehind === 1 ? 'is' : 'are'} not in it${titles}${lost.length > 0 && rest > 0 && html`<small>and ${rest} more</small>`}</span></li>`;
  }
  return follows
    ? html`<li><span class="word doubt"><span class="unseen">not known: </span></span><span><a href="#components">${name}</a> <small>${reason}</small></span></li>`
    : null;
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
    html`<dt>In numbers</dt><dd>${statistics.map(({ name, value }) => `${value} ${name}`).join(', ')}</dd>`,
  ]}</dl></aside>`;
}
