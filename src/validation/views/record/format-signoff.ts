import { html, type Markup } from '../../../text/schema/html.ts';
import { formatInstant } from '../../../ui/views/format-instant.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { formatQuoted } from '../../../ui/views/format-quoted.ts';
import { formatStamp } from '../../../ui/views/format-stamp.ts';
import { formatTime } from '../../../ui/views/format-time.ts';
import type { Signoff } from '../../schema/signoffs/signoff.ts';
import { personAddress } from '../addresses.ts';
import { formatDigest } from '../lists/format-digest.ts';
import type { ValidationIndex } from '../lists/validation-index.ts';
import { signoffStamp } from '../lists/validation-stamps.ts';
import { formatChangedLines } from './format-changed-lines.ts';

type Row = readonly [name: string, value: Markup | string | null];

/**
 * One signature, ruled like a form (21 CFR 11.50). What a statement says is printed as a signature only when it is valid; otherwise each line says
 * that it is a claim of the statement, and the form says why it does not count.
 */
export function formatSignoff(signoff: Signoff, index: ValidationIndex, href: Href): Markup {
  const { state, reason, notes, doubts, changed } = signoff;
  const rows = state === 'valid' ? listSigned(signoff, index, href) : listClaimed(signoff);
  return html`<div class="signature${state !== 'valid' && ' unsound'}">${[
    html`<p class="state">${formatStamp(signoffStamp(signoff))} ${state !== 'valid' && html`<strong>Does not count.</strong> `}${formatQuoted(reason)}</p>`,
    html`<dl>${rows.map(([name, value]) => value !== null && value !== '' && html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`,
    doubts.map((doubt) => html`<p class="note"><strong>Doubtful.</strong> ${formatQuoted(doubt)}</p>`),
    notes.map((note) => html`<p class="note">${formatQuoted(note)}</p>`),
    formatChangedLines(changed),
  ]}</div>`;
}

function listSigned(signoff: Signoff, index: ValidationIndex, href: Href): readonly Row[] {
  const person = signoff.principal === null ? undefined : index.people.get(signoff.principal);
  const name = signoff.printedName ?? '';
  return [
    ['Printed name', person === undefined ? name : html`<a class="name" href="${href(personAddress(person))}">${name}</a>`],
    ['Role', signoff.role],
    ['Meaning', signoff.meaning?.label ?? null],
    ['Time, as the signer states it', formatSignedAt(signoff)],
    ['Declaration', signoff.declaration],
    ['Comment', signoff.comment],
    ['Record signed', formatText(signoff)],
    ['Key', signoff.key === null ? null : html`<code>${signoff.key}</code>`],
    ['Second component', signoff.secondComponent],
    ['Time, as git bounds it', describeBounds(signoff)],
    ['Statement and signature', formatDigest(signoff.sha256)],
  ];
}

function listClaimed(signoff: Signoff): readonly Row[] {
  return [
    ['Name in the statement', signoff.printedName],
    ['Role in the statement', signoff.role],
    ['Meaning in the statement', signoff.meaning?.label ?? null],
    ['Time in the statement', formatSignedAt(signoff)],
    ['Record in the statement', formatText(signoff)],
    ['Key', signoff.key === null ? null : html`<code>${signoff.key}</code>`],
    ['Time, as git bounds it', describeBounds(signoff)],
    ['Statement', html`<code>${signoff.statement}</code>`],
  ];
}

function formatSignedAt({ signedAt, zone }: Signoff): Markup | null {
  return signedAt === null ? null : html`${formatTime(signedAt)}${zone !== null && ` (${zone})`}`;
}

function formatText({ revision, recordSha256 }: Signoff): Markup | null {
  if (recordSha256 === null) return null;
  return html`${revision !== null && `revision ${revision}, `}${formatDigest(recordSha256)}`;
}

function describeBounds({ bounds: { notBefore, notAfter, source } }: Signoff): string | null {
  const sides = [
    notBefore === null ? null : `not before ${formatInstant(notBefore)}`,
    notAfter === null ? null : `not after ${formatInstant(notAfter)}`,
  ].filter((side) => side !== null);
  return sides.length === 0 ? null : `${sides.join(', ')} (${source})`;
}
