import { html, type Markup } from '../../../text/schema/html.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { formatQuoted } from '../../../ui/views/format-quoted.ts';
import { formatStamp } from '../../../ui/views/format-stamp.ts';
import { formatTableHead } from '../../../ui/views/format-table-head.ts';
import { formatTime } from '../../../ui/views/format-time.ts';
import { formatShortProgress } from '../record/format-progress.ts';
import { describeSignatures } from '../record/format-signatures.ts';
import { runName } from '../record/record-name.ts';
import { formatReleasedOtherwise } from './format-released-otherwise.ts';
import type { RecordEntry } from './record-entries.ts';
import { recordStamp, signoffStamp } from './validation-stamps.ts';

/** A record's title that leads to its page, with its release where the list is not of one release. */
export function formatRecordLink(entry: RecordEntry, href: Href, withRelease: boolean): Markup {
  const { record, product, release, address } = entry;
  const of = withRelease && product !== null && release !== null && html`<small>${product.name} ${release.version}</small>`;
  return html`<a href="${href(address)}">${record.title}${runName(entry)}</a>${of}`;
}

/** Records as a table: each with its state, how far it is, and its signatures. */
export function formatRecordTable(
  entries: readonly RecordEntry[],
  { caption, href, withRelease }: { readonly caption: string; readonly href: Href; readonly withRelease: boolean },
): Markup {
  const head = formatTableHead(['Record', 'State', 'Candidate', 'Completed', 'Signatures']);
  const rows = entries.map((entry) => {
    const { record, release, continuedBy } = entry;
    const otherwise = continuedBy === null && release !== null && formatReleasedOtherwise(record, release);
    return html`<tr>${[
      html`<th scope="row">${formatRecordLink(entry, href, withRelease)}</th>`,
      html`<td data-label="State"><span>${formatStamp(recordStamp(record.state))} ${formatReason(entry)}${formatUnsound(record)}</span></td>`,
      html`<td data-label="Candidate"><span>${record.candidate?.version ?? record.candidate?.tag ?? '–'}${otherwise}</span></td>`,
      html`<td data-label="Completed"><span>${formatShortProgress(record)}</span></td>`,
      html`<td data-label="Signatures"><span>${describeSignatures(record)}${formatSigners(record)}</span></td>`,
    ]}</tr>`;
  });
  return html`<table class="stacked records">${[html`<caption>${caption}</caption>`, html`${head}<tbody>${rows}</tbody>`]}</table>`;
}

/** Why a record is in its state. Who approved it stands beside it. */
function formatReason({ record, continuedBy }: RecordEntry): Markup | null {
  if (continuedBy !== null) return html`<small>Run again since.</small>`;
  return record.state === 'approved' ? null : html`<small>${formatQuoted(record.stateReason)}</small>`;
}

/** Who signed and when, for the signatures that count. */
function formatSigners({ signoffs }: RecordEntry['record']): readonly Markup[] {
  return signoffs.flatMap((signoff) => {
    const { state, printedName, role, signedAt } = signoff;
    if (state !== 'valid' || signedAt === null) return [];
    const stamp = signoffStamp(signoff);
    const refusal = stamp.kind !== 'signed' && html`${formatStamp(stamp)} `;
    return html`<small class="signer">${refusal}${printedName}, ${role}, ${formatTime(signedAt, true)}</small>`;
  });
}

/** The states of the signatures that do not count, each once, where the record's own stamp does not say it. */
function formatUnsound({ state: said, signoffs }: RecordEntry['record']): readonly Markup[] {
  const words = new Map(
    signoffs.filter(({ state }) => state !== 'valid' && state !== said).map((signoff) => [signoff.state, signoffStamp(signoff)]),
  );
  return [...words.values()].map((stamp) => html` ${formatStamp(stamp)}`);
}
