import type { Contributor } from '../../../book/schema/book.ts';
import { count } from '../../../text/schema/count.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import { formatCommitLink, formatForgeLink } from '../../../ui/views/format-link.ts';
import { formatStamp } from '../../../ui/views/format-stamp.ts';
import { formatTableHead } from '../../../ui/views/format-table-head.ts';
import { formatTime } from '../../../ui/views/format-time.ts';
import type { CandidateEntry } from './candidate-entries.ts';
import type { ComponentEntry } from './component-entries.ts';

/** What a release holds of each repository, as a table; nothing for a product of one. */
export function formatComponents(components: readonly ComponentEntry[]): Markup | null {
  if (components.length === 0) return null;
  const head = formatTableHead(['Repository', 'State', 'Tag', 'Commit', 'Changes']);
  return html`<section id="components"><h2>Components</h2><table class="stacked">${[
    html`<caption>What this release holds of each repository</caption>`,
    html`${head}<tbody>${components.map(formatComponent)}</tbody>`,
  ]}</table></section>`;
}

function formatComponent({ name, reason, stamp, tag, previousTag, commit, changes }: ComponentEntry): Markup {
  const previous = previousTag !== null && previousTag !== tag && html`<small> from <code>${previousTag}</code></small>`;
  return html`<tr>${[
    html`<th scope="row">${name} <small>${reason}</small></th>`,
    html`<td data-label="State">${formatStamp(stamp)}</td>`,
    html`<td data-label="Tag"><code>${tag ?? '–'}</code>${previous}</td>`,
    html`<td data-label="Commit">${commit === null ? '–' : formatCommitLink(commit)}</td>`,
    html`<td data-label="Changes" class="number">${changes}</td>`,
  ]}</tr>`;
}

/** The candidates of a release, each with what it added; nothing when there were none. */
export function formatCandidates(candidates: readonly CandidateEntry[]): Markup | null {
  if (candidates.length === 0) return null;
  return html`<section id="candidates"><h2>Candidates</h2><ol class="candidates">${candidates.map(formatCandidate)}</ol></section>`;
}

function formatCandidate(candidate: CandidateEntry): Markup {
  const { label, version, date, same, evidence, pull, changes, tags, listed } = candidate;
  return html`<li id="${label}">${[
    html`<h3><span class="version">${version}</span> ${date && formatTime(date)}</h3><p>`,
    same && html`<strong>The release is this candidate: the same commits. </strong>`,
    html`Known from ${evidence}${pull && html` (${formatForgeLink(pull)})`}. `,
    html`${changes === 0 ? 'No change' : count(changes, 'change')} since the candidate before it.`,
    tags.map((tag) => html` ${formatCommitLink(tag.commit)} ${formatStamp(tag.stamp)}`),
    html`</p>`,
    listed.length > 0 && html`<ul>${listed.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul>`,
  ]}</li>`;
}

/** The people and bots behind a release. */
export function formatContributors(contributors: readonly Contributor[]): Markup | null {
  if (contributors.length === 0) return null;
  const people = contributors.map(
    ({ name, changes, first, bot }) =>
      html`<li>${name} <span class="count">${changes}</span>${first && html`<small>, first contribution</small>`}${bot && html`<small>, bot</small>`}</li>`,
  );
  return html`<section id="contributors"><h2>Contributors</h2><ul class="people">${people}</ul></section>`;
}
