import { html, type Markup } from '../../../text/schema/html.ts';
import { formatInstant } from '../../../ui/views/format-instant.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { formatQuoted } from '../../../ui/views/format-quoted.ts';
import { formatStamp } from '../../../ui/views/format-stamp.ts';
import type { Signoff } from '../../schema/signoffs/signoff.ts';
import { personAddress } from '../addresses.ts';
import type { ValidationIndex } from '../lists/validation-index.ts';
import { signoffStamp } from '../lists/validation-stamps.ts';
import { formatChangedLines } from './format-changed-lines.ts';

/** One signature that counts: printed name, meaning, date and time (21 CFR 11.50), and what leaves a doubt. */
export function formatSignoff(signoff: Signoff, index: ValidationIndex, href: Href): Markup {
  const { printedName, role, meaning, declaration, comment, doubts, notes, principal } = signoff;
  const person = principal === null ? undefined : index.people.get(principal);
  const name = printedName ?? '';
  return html`<tr>${[
    html`<th scope="row"><span class="name">${person === undefined ? name : html`<a href="${href(personAddress(person))}">${name}</a>`}</span></th>`,
    html`<td data-label="Role">${role ?? '–'}</td>`,
    html`<td data-label="Meaning"><span>${meaning?.label ?? '–'}</span>${declaration !== null && declaration !== meaning?.label && html`<small>${declaration}</small>`}${comment !== '' && html`<small>“${comment}”</small>`}</td>`,
    html`<td data-label="Time"><span>${formatSignedAt(signoff)}</span></td>`,
    html`<td data-label="State"><span>${formatStamp(signoffStamp(signoff))}</span>${[
      doubts.map((doubt) => html`<small><strong>Doubtful.</strong> ${formatQuoted(doubt)}</small>`),
      notes.map((note) => html`<small>${formatQuoted(note)}</small>`),
    ]}</td>`,
  ]}</tr>`;
}

/** One that does not count: what its statement claims, and why it is not a signature. */
export function formatClaim(signoff: Signoff): Markup {
  const { printedName, role, meaning, reason, notes, changed } = signoff;
  const claimed = [role, meaning?.label].filter((part) => part !== null && part !== undefined && part !== '').join(', ');
  return html`<tr>${[
    html`<th scope="row">${printedName ?? 'not known'}</th>`,
    html`<td data-label="Claims"><span>${claimed === '' ? '–' : claimed}</span><small>${formatSignedAt(signoff)}</small></td>`,
    html`<td data-label="Why"><span>${formatStamp(signoffStamp(signoff))} <strong>Does not count.</strong> ${formatQuoted(reason)}</span>${notes.map((note) => html`<small>${formatQuoted(note)}</small>`)}${formatChangedLines(changed)}</td>`,
  ]}</tr>`;
}

/** A signature keeps the offset that it was made in. */
function formatSignedAt({ signedAt, zone }: Signoff): Markup | null {
  return signedAt === null
    ? html`–`
    : html`<time class="own" datetime="${signedAt}">${formatInstant(signedAt)}</time>${zone !== null && html` <small>${zone}</small>`}`;
}
