import { count } from '../../../text/schema/count.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { formatQuoted } from '../../../ui/views/format-quoted.ts';
import { formatStamp } from '../../../ui/views/format-stamp.ts';
import { formatTableHead } from '../../../ui/views/format-table-head.ts';
import type { ValidationRecord } from '../../schema/records/record.ts';
import { formatAwaited } from '../lists/format-person.ts';
import type { ValidationIndex } from '../lists/validation-index.ts';
import { formatClaim, formatSignoff } from './format-signoff.ts';

const notAsked = 'The protocol asks for no signature in this role.';

type Required = ValidationRecord['required'][number];

/**
 * The signatures of a record: a row for each that counts and for each that is missing, by role in the order of signing. Those that do not count
 * stand in a table of their own, in words that no signature has.
 */
export function formatSignatures(record: ValidationRecord, index: ValidationIndex, href: Href): Markup {
  const valid = record.signoffs.filter(({ state }) => state === 'valid');
  const unsound = record.signoffs.filter(({ state }) => state !== 'valid');
  const roles = new Set(record.required.map(({ role }) => role));
  const rows = [
    ...record.required.flatMap((required) => [
      ...valid.filter(({ role }) => role === required.role).map((signoff) => formatSignoff(signoff, index, href)),
      ...Array.from({ length: Math.max(0, required.count - required.signed) }, () => formatMissing(required, index, href)),
    ]),
    ...valid
      .filter(({ role }) => role === null || !roles.has(role))
      .map((signoff) => formatSignoff({ ...signoff, notes: [notAsked, ...signoff.notes] }, index, href)),
  ];
  return html`<section id="signatures"><h2>Signatures <span class="count">${describeSignatures(record).replace(/ signatures?$/, '')}</span></h2>${[
    rows.length === 0 && unsound.length === 0 && html`<p class="empty">The protocol asks for no signature, and there is none.</p>`,
    rows.length > 0 &&
      html`<table class="stacked signatures"><caption class="unseen">Signatures that count, and those that are missing</caption>${formatTableHead(['Printed name', 'Role', 'Meaning', 'Date and time', 'State'])}<tbody>${rows}</tbody></table>`,
    unsound.length > 0 &&
      html`<h3>Not counted <span class="count">${unsound.length}</span></h3><table class="stacked claims"><caption class="unseen">Statements that do not count as signatures</caption>${formatTableHead(['Name in the statement', 'Role, meaning and time in the statement', 'Why it does not count'])}<tbody>${unsound.map(formatClaim)}</tbody></table>`,
  ]}</section>`;
}

/** `1 of 2 signatures`: valid ones, and how many the protocol asks for. */
export function describeSignatures({ required }: Pick<ValidationRecord, 'required'>): string {
  const asked = required.reduce((sum, { count: many }) => sum + many, 0);
  const there = required.reduce((sum, { count: many, signed }) => sum + Math.min(many, signed), 0);
  return asked === 0 ? 'no signature asked for' : `${there} of ${count(asked, 'signature')}`;
}

function formatMissing(required: Required, index: ValidationIndex, href: Href): Markup {
  const { role, meaning, ready, waitsFor, reason } = required;
  const waits = ready && waitsFor.length > 0 ? html`Waiting for ${formatAwaited(required, index, href)}.` : formatQuoted(reason);
  return html`<tr class="missing">${[
    html`<th scope="row"><span class="unseen">Nobody yet</span><span class="blank"></span></th>`,
    html`<td data-label="Role">${role}</td>`,
    html`<td data-label="Meaning"><span>${meaning}</span></td>`,
    html`<td class="none"></td>`,
    html`<td data-label="State"><span>${formatStamp({ word: 'not signed', kind: 'planned' })}</span><small>${waits}</small></td>`,
  ]}</tr>`;
}
