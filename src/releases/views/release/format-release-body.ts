import type { Release } from '../../../book/schema/book.ts';
import type { Remark } from '../../../book/schema/release.ts';
import type { ReleaseSection } from '../../../book/views/capability-views.ts';
import { formatNumber } from '../../../text/schema/count.ts';
import { html, type Markup, sanitised } from '../../../text/schema/html.ts';
import { formatForgeLink, formatVersion, type Href } from '../../../ui/views/format-link.ts';
import { formatTime } from '../../../ui/views/format-time.ts';
import { formatChangeLedger } from '../changes/format-change-ledger.ts';
import { formatGain } from './format-gain.ts';
import { formatCandidates, formatComponents, formatContributors } from './format-release-parts.ts';
import { lostNamed } from './lost-named.ts';
import { nameCancelled } from './release-contents.ts';
import type { LeftOut, ReleasePage, VersionLink } from './release-page.ts';

/** Above this many, changes that are left out are folded. */
const openLeftOut = 12;
const empty = 'No change is listed: this release holds nothing that its predecessor did not hold. Tags on the same commit look like this.';
const nothingOfItsOwn = 'No change is listed: all that is new in this release was already released, as shown below.';

/** The body of a release's page, from its highlights to its neighbours. */
export function formatReleaseBody(release: Release, page: ReleasePage, href: Href): Markup {
  const sectionsAt = (wanted: NonNullable<ReleaseSection['place']>): readonly Markup[] =>
    page.sections.filter(({ place = 'first' }) => place === wanted).map(({ format }) => format(href));
  return html`${[
    release.highlights !== null &&
      html`<section id="highlights" class="highlights"><h2>Highlights</h2><div class="prose">${sanitised(release.highlights)}</div></section>`,
    formatRemarks('known-issues', 'Known issues', release.knownIssues),
    formatRemarks('errata', 'Errata', release.errata),
    ...sectionsAt('first'),
    formatGain(page, href),
    ...sectionsAt('after-gain'),
  ]}<section id="changes"><h2>Changes <span class="count">${formatNumber(page.ledger.total)}</span></h2>${formatChangeLedger(page.ledger, { prefix: '', empty: page.caughtUp.length > 0 ? nothingOfItsOwn : empty, href })}</section>${[
    formatLeftOut('already-shipped', 'Already released', [
      formatFold(describeCaughtUp(page), page.caughtUp, href),
      formatFold('In the range, and already released by another commit', page.alreadyShipped, href),
    ]),
    formatLeftOut('cancelled', nameCancelled(page.cancelled), [
      formatFold(
        'Released with another version, and reverted here',
        page.cancelled.filter(({ shippedIn }) => shippedIn !== null),
        href,
      ),
      formatFold(
        'Changed and reverted before any release had it',
        page.cancelled.filter(({ shippedIn }) => shippedIn === null),
        href,
      ),
    ]),
    page.leftBehind.length + page.reverted.length > lostNamed &&
      formatLeftOut('left-behind', 'No longer in it', [
        formatFold(describeLeftBehind(page), page.leftBehind, href),
        formatFold('Released before and reverted here', page.reverted, href),
      ]),
    ...sectionsAt('after-changes'),
    formatComponents(page),
    formatCandidates(page.candidates),
    formatContributors(release.contributors),
  ]}<nav class="pager" aria-label="Neighbouring versions">${[
    page.older && html`<p>Older ${formatVersion(page.older, href)}${nameYanked(page.older, page)}</p>`,
    page.newer && html`<p class="newer">Newer ${formatVersion(page.newer, href)}${nameYanked(page.newer, page)}</p>`,
  ]}</nav>`;
}

function nameYanked({ text }: VersionLink, { yankedNeighbours }: ReleasePage): string {
  return yankedNeighbours.includes(text) ? ', yanked' : '';
}

function formatRemarks(id: string, name: string, remarks: readonly Remark[]): Markup | null {
  if (remarks.length === 0) return null;
  const items = remarks.map(
    (remark) => html`<li>${remark.date && formatTime(remark.date, true)}<div class="prose">${sanitised(remark.html)}</div></li>`,
  );
  return html`<section id="${id}" class="remarks"><h2>${name}</h2><ul>${items}</ul></section>`;
}

function describeCaughtUp({ predecessor }: ReleasePage): string {
  if (predecessor === null) return 'In the range, and already released by a candidate of another version';
  const { text } = predecessor.link;
  return `New since ${text}, and already released by a release that ${text} does not contain`;
}

function describeLeftBehind({ predecessor }: ReleasePage): string {
  const before = predecessor === null ? 'the release before' : predecessor.link.text;
  return `In ${before}, and not contained in this release`;
}

function formatLeftOut(id: string, name: string, folds: readonly (Markup | null)[]): Markup | null {
  const there = folds.filter((fold) => fold !== null);
  return there.length === 0 ? null : html`<section id="${id}" class="left-out"><h2>${name}</h2>${there}</section>`;
}

function formatFold(explanation: string, changes: readonly LeftOut[], href: Href): Markup | null {
  if (changes.length === 0) return null;
  const items = changes.map(
    ({ title, shippedIn, likely, links }) =>
      html`<li>${title} <small>${likely !== undefined && html`${likely} `}${shippedIn && html`in ${formatVersion(shippedIn, href)} `}${links.map((link) => html`${formatForgeLink(link)} `)}</small></li>`,
  );
  const open = changes.length <= openLeftOut && html` open`;
  const summary = html`<summary>${explanation} <span class="count">${changes.length}</span></summary>`;
  return html`<details${open}>${summary}<ul>${items}</ul></details>`;
}
