import type { Book } from '../../../book/schema/book.ts';
import { count } from '../../../text/schema/count.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import { formatDay } from '../../../ui/views/format-instant.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { formatStamp } from '../../../ui/views/format-stamp.ts';
import { formatTableHead } from '../../../ui/views/format-table-head.ts';
import type { Protocol } from '../../schema/protocols/protocol.ts';
import type { Step } from '../../schema/records/step.ts';
import { formatDigest } from '../lists/format-digest.ts';
import { formatRecordTable } from '../lists/format-record-table.ts';
import { stepAnchor } from '../lists/step-anchor.ts';
import { validationIndex } from '../lists/validation-index.ts';
import { protocolStamp } from '../lists/validation-stamps.ts';
import { formatBlocks } from '../record/format-blocks.ts';
import { formatField, formatOthers } from '../record/format-field.ts';

/** The head of a protocol's page: its version, its status, and what it is for. */
export function formatProtocolTitle(protocol: Protocol, asOf: string): Markup {
  const facts: readonly (readonly [string, Markup | string])[] = [
    ['Kind', protocol.kind],
    ['Risk', protocol.risk],
    ['Review due', formatReview(protocol, asOf)],
    ['Steps', String(protocol.steps.length)],
    ...(protocol.coolingOff === null ? [] : [['Cools off', count(protocol.coolingOff, 'day')] as const]),
    ['Source', html`<code>${protocol.source}</code>`],
    ['Digest', formatDigest(protocol.sha256)],
  ];
  return html`${[
    html`<h1>${protocol.title}</h1>`,
    html`<p class="status">${formatStamp(protocolStamp(protocol.status))}<span>version ${protocol.version}</span></p>`,
    protocol.summary !== null && html`<p class="lead">${protocol.summary}</p>`,
    html`<dl class="facts two">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`,
  ]}`;
}

/** When a protocol is to be looked at again, and whether that day has passed (Annex 11 §11). */
export function formatReview({ reviewDue }: Protocol, asOf: string): Markup {
  if (reviewDue === null) return html`no date set`;
  return html`${formatDay(reviewDue)}${reviewDue < asOf.slice(0, 10) && html` ${formatStamp({ word: 'overdue', kind: 'doubt' })}`}`;
}

/** The body of a protocol's page: who signs, its steps in the order of its file, and the records made from it. */
export function formatProtocolBody(protocol: Protocol, book: Book, href: Href): Markup {
  const index = validationIndex(book);
  const records = index.entries.filter(({ record }) => record.protocol.id === protocol.id);
  const taken = new Set<string>();
  return html`${[
    formatRoles(protocol),
    html`<section id="steps"><h2>Steps <span class="count">${protocol.steps.length}</span></h2>${
      protocol.steps.length === 0 && protocol.blocks.length === 0
        ? html`<p class="empty">The protocol has no step.</p>`
        : formatBlocks(protocol.blocks, protocol.steps, (steps, section) => formatSteps(steps, section, taken))
    }</section>`,
    html`<section id="records"><h2>Records <span class="count">${records.length}</span></h2>${
      records.length === 0
        ? html`<p class="empty">No record was made from it yet.</p>`
        : formatRecordTable(records, { caption: `${count(records.length, 'record')} made from it`, href, withRelease: true, index })
    }</section>`,
  ]}`;
}

function formatRoles({ roles }: Protocol): Markup {
  if (roles.length === 0)
    return html`<section id="roles"><h2>Who signs</h2><p class="empty">Nobody: the protocol asks for no signature.</p></section>`;
  const head = formatTableHead(['Role', 'Meaning', 'People', 'Independent']);
  const rows = roles.map(
    ({ role, meaning, count: many, independent }) =>
      html`<tr><th scope="row">${role}</th><td data-label="Meaning">${meaning}</td><td data-label="People">${many}</td><td data-label="Independent">${independent ? 'must not have executed a step' : 'may have executed steps'}</td></tr>`,
  );
  return html`<section id="roles"><h2>Who signs</h2><table class="stacked"><caption>Roles in the order of signing</caption>${head}<tbody>${rows}</tbody></table></section>`;
}

function formatSteps(steps: readonly Step[], section: string, taken: Set<string>): Markup {
  if (steps.length === 0) return html``;
  const head = formatTableHead(['Step', 'Action', 'Expected']);
  const rows = steps.map((step) => {
    const anchor = stepAnchor(step.id);
    const first = !taken.has(anchor);
    taken.add(anchor);
    const about = [
      step.critical ? 'critical' : '',
      ...step.references.map(({ id }) => id),
      step.dependsOn.length > 0 ? `after ${step.dependsOn.join(', ')}` : '',
    ].filter((part) => part !== '');
    return html`<tr${first && html` id="${anchor}"`}>${[
      html`<th scope="row"><code>${step.id}</code>${about.length > 0 && html`<small>${about.join(' · ')}</small>`}</th>`,
      html`<td data-label="Action">${formatField(step, 'action')}${formatOthers(step)}</td>`,
      html`<td data-label="Expected">${formatField(step, 'expected')}</td>`,
    ]}</tr>`;
  });
  return html`<table class="steps short stacked">${[
    html`<caption class="unseen">${section}: ${count(steps.length, 'step')}</caption>`,
    html`${head}<tbody>${rows}</tbody>`,
  ]}</table>`;
}
