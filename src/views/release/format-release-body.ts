import type { Product, Release, Remark } from '../../domain/book.ts';
import { formatChangeLedger } from '../format-change-ledger.ts';
import { formatForgeLink, formatVersion, type Href } from '../format-link.ts';
import { formatTime } from '../format-time.ts';
import { html, type Markup, sanitised } from '../html.ts';
import { formatCandidates, formatComponents, formatContributors } from './format-release-parts.ts';
import { formatReleaseValidation } from './format-release-validation.ts';
import type { LeftOut, ReleasePage } from './release-page.ts';

/** Above this many, changes that are left out are folded. */
const openLeftOut = 12;
const empty = 'No change is listed: this release holds nothing that its predecessor did not hold. Tags on the same commit look like this.';

/** The body of a release's page, from its highlights to its neighbours. */
export function formatReleaseBody(product: Product, release: Release, page: ReleasePage, href: Href): Markup {
  return html`${[
    release.highlights !== null &&
      html`<section id="highlights" class="highlights"><h2>Highlights</h2><div class="prose">${sanitised(release.highlights)}</div></section>`,
    formatRemarks('known-issues', 'Known issues', release.knownIssues),
    formatRemarks('errata', 'Errata', release.errata),
    formatReleaseValidation(product, release, href),
  ]}<section id="changes"><h2>Changes</h2>${formatChangeLedger(page.ledger, { prefix: '', empty })}</section>${[
    formatLeftOut('already-shipped', 'Shipped before', 'In the range, and shipped before by another commit', page.alreadyShipped, href),
    formatLeftOut('cancelled', 'Made and taken back', 'Changed and reverted within the range', page.cancelled, href),
    formatComponents(page.components),
    formatCandidates(page.candidates),
    formatContributors(release.contributors),
  ]}<nav class="pager" aria-label="Neighbouring versions">${[
    page.older && html`<p>Older ${formatVersion(page.older, href)}</p>`,
    page.newer && html`<p class="newer">Newer ${formatVersion(page.newer, href)}</p>`,
  ]}</nav>`;
}

function formatRemarks(id: string, name: string, remarks: readonly Remark[]): Markup | null {
  if (remarks.length === 0) return null;
  const items = remarks.map(
    (remark) => html`<li>${remark.date && formatTime(remark.date, true)}<div class="prose">${sanitised(remark.html)}</div></li>`,
  );
  return html`<section id="${id}" class="remarks"><h2>${name}</h2><ul>${items}</ul></section>`;
}

function formatLeftOut(id: string, name: string, explanation: string, changes: readonly LeftOut[], href: Href): Markup | null {
  if (changes.length === 0) return null;
  const items = changes.map(
    ({ title, shippedIn, links }) =>
      html`<li>${title} <small>${shippedIn && html`in ${formatVersion(shippedIn, href)} `}${links.map((link) => html`${formatForgeLink(link)} `)}</small></li>`,
  );
  const open = changes.length <= openLeftOut && html` open`;
  const summary = html`<summary>${explanation} <span class="count">${changes.length}</span></summary>`;
  return html`<section id="${id}" class="left-out"><h2>${name}</h2><details${open}>${summary}<ul>${items}</ul></details></section>`;
}
