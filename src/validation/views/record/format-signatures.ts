import { count } from '../../../text/schema/count.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { formatQuoted } from '../../../ui/views/format-quoted.ts';
import { formatStamp } from '../../../ui/views/format-stamp.ts';
import type { ValidationRecord } from '../../schema/records/record.ts';
import type { Signoff } from '../../schema/signoffs/signoff.ts';
import { formatAwaited } from '../lists/format-person.ts';
import type { ValidationIndex } from '../lists/validation-index.ts';
import { formatSignoff } from './format-signoff.ts';

type Required = ValidationRecord['required'][number];

/** The signature block: a form for each signature, by role in the order of signing, and an empty one for each that is missing. */
export function formatSignatures(record: ValidationRecord, index: ValidationIndex, href: Href): Markup {
  const roles = new Set(record.required.map(({ role }) => role));
  const foreign = record.signoffs.filter(({ role }) => role === null || !roles.has(role));
  const forms = record.required.map((required) => formatRole(required, record.signoffs, index, href));
  const nothing = record.required.length === 0 && record.signoffs.length === 0;
  return html`<section id="signatures"><h2>Signatures</h2>${[
    nothing
      ? html`<p class="empty">The protocol asks for no signature, and there is none.</p>`
      : html`<p>${describeSignatures(record)}</p>`,
    forms,
    foreign.length > 0 && html`<h3>In no role that the protocol names</h3>${foreign.map((signoff) => formatSignoff(signoff, index, href))}`,
  ]}</section>`;
}

/** `1 of 2 signatures`: valid ones, and how many the protocol asks for. */
export function describeSignatures({ required }: Pick<ValidationRecord, 'required'>): string {
  const asked = required.reduce((sum, { count: many }) => sum + many, 0);
  const there = required.reduce((sum, { count: many, signed }) => sum + Math.min(many, signed), 0);
  return asked === 0 ? 'no signature asked for' : `${there} of ${count(asked, 'signature')}`;
}

function formatRole(required: Required, signoffs: readonly Signoff[], index: ValidationIndex, href: Href): Markup {
  const { role, meaning, count: many, signed } = required;
  const own = signoffs.filter((signoff) => signoff.role === role);
  const missing = Array.from({ length: Math.max(0, many - signed) }, () => formatMissing(required, index, href));
  return html`<h3>${role} <span class="count">${meaning}${many > 1 && `, ${many} people`}</span></h3>${[
    standFirst(own).map((signoff) => formatSignoff(signoff, index, href)),
    missing,
  ]}`;
}

/** The signatures that count, then those that they replaced or that never did; each in order of sequence. */
function standFirst(signoffs: readonly Signoff[]): readonly Signoff[] {
  return [...signoffs.filter(({ state }) => state === 'valid'), ...signoffs.filter(({ state }) => state !== 'valid')];
}

function formatMissing(required: Required, index: ValidationIndex, href: Href): Markup {
  const { role, meaning, ready, waitsFor, reason } = required;
  const waits = ready && waitsFor.length > 0 && html`Waiting for ${formatAwaited(required, index, href)}.`;
  const lines = ['Printed name', 'Time'].map((name) => html`<div><dt>${name}</dt><dd class="blank"></dd></div>`);
  return html`<div class="signature missing">${[
    html`<p class="state">${formatStamp({ word: 'not signed', kind: 'past' })} ${waits || formatQuoted(reason)}</p>`,
    html`<dl><div><dt>Role</dt><dd>${role}</dd></div><div><dt>Meaning</dt><dd>${meaning}</dd></div>${lines}</dl>`,
  ]}</div>`;
}
