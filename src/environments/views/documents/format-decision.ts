import type { Book } from '../../../book/schema/book.ts';
import { html, type Markup, sanitised } from '../../../text/schema/html.ts';
import { formatWrittenDate } from '../../../ui/views/format-instant.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { formatWord } from '../../../ui/views/format-stamp.ts';
import type { Decision } from '../../schema/policy.ts';
import { decisionAddress } from '../addresses.ts';
import { policyStamps } from '../environment-words.ts';
import { formatDocumentFacts, formatTextDifference, formatVersions } from './format-policy.ts';

/** All decisions, each with its newest version. */
export function formatDecisions({ decisions }: Book, href: Href): Markup {
  const newest = [...Map.groupBy(decisions, ({ file }) => file).values()].flatMap(([first]) => (first === undefined ? [] : [first]));
  if (newest.length === 0) return html`<p class="empty">No decision is written: each is a file in <code>content/decisions/</code>.</p>`;
  return html`<section id="decisions"><h2 class="unseen">Decisions</h2><table class="wide stacked"><caption class="unseen">Decisions with number, version and status</caption><thead><tr><th scope="col">Number</th><th scope="col">Title</th><th scope="col">Version</th><th scope="col">Status</th><th scope="col">Applies to</th></tr></thead><tbody>${newest.map(
    (one) =>
      html`<tr><th scope="row"><a href="${href(decisionAddress(one))}">${one.identifier}</a></th><td data-label="Title">${one.title}</td><td data-label="Version">${one.version}</td><td data-label="Status">${formatWord(policyStamps[one.status])}${one.supersededBy !== null && html`<small>by ${one.supersededBy}</small>`}</td><td data-label="Applies to">${one.appliesTo.join(', ')}</td></tr>`,
  )}</tbody></table></section>`;
}

/** One version of a decision. */
export function formatDecision({ decisions }: Book, decision: Decision, href: Href): Markup {
  const versions = decisions.filter(({ file }) => file === decision.file);
  const before = versions[versions.indexOf(decision) + 1];
  const more = html`${decision.date !== null && html`<dt>Decided</dt><dd>${formatWrittenDate(decision.date)}</dd>`}${decision.approvers.length > 0 && html`<dt>Approved by</dt><dd>${decision.approvers.join(', ')}</dd>`}${decision.appliesTo.length > 0 && html`<dt>Applies to</dt><dd>${decision.appliesTo.join(', ')}</dd>`}${decision.topics.length > 0 && html`<dt>Topics</dt><dd>${decision.topics.join(', ')}</dd>`}`;
  return html`<section id="text"><h2 class="unseen">Text</h2><div class="prose">${sanitised(decision.html)}</div>${formatDocumentFacts(decision, more)}</section>${before !== undefined && html`<section id="changed"><h2>What changed from version ${before.version}</h2>${formatTextDifference(before.text, decision.text)}</section>`}<section id="versions"><h2>Versions <span class="count">${versions.length}</span></h2>${formatVersions(versions, { current: decision, addressOf: decisionAddress }, href)}</section>`;
}
