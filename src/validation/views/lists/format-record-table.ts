import { html, type Markup } from '../../../text/schema/html.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { formatQuoted } from '../../../ui/views/format-quoted.ts';
import { formatStamp } from '../../../ui/views/format-stamp.ts';
import { formatTableHead } from '../../../ui/views/format-table-head.ts';
import { formatTime } from '../../../ui/views/format-time.ts';
import { formatShortProgress } from '../record/format-progress.ts';
import { describeSignatures } from '../record/format-signatures.ts';
import { formatAwaited } from './format-person.ts';
import { formatReleasedOtherwise } from './format-released-otherwise.ts';
import type { RecordEntry } from './record-entries.ts';
import { runName } from './record-name.ts';
import type { ValidationIndex } from './validation-index.ts';
import { recordStamp, signoffStamp } from './validation-stamps.ts';
import { listWork } from './work.ts';

/** A record's title that leads to its page, with its release where the list is not of one release. */
export function formatRecordLink(entry: RecordEntry, href: Href, withRelease: boolean): Markup {
  const { record, product, release, address } = entry;
  const of = withRelease && product !== null && release !== null && html`<small>${product.name} ${release.version}</small>`;
  return html`<a href="${href(address)}">${record.title}${runName(entry)}</a>${of}`;
}

/** Records as a table: each with its result, how far it is, its signatures, and what is missing or doubtful. */
export function formatRecordTable(
  entries: readonly RecordEntry[],
  {
    caption,
    href,
    withRelease,
    index,
  }: { readonly caption: string; readonly href: Href; readonly withRelease: boolean; readonly index: ValidationIndex },
): Markup {
  const head = formatTableHead(['Record', 'Result', 'Steps', 'Signatures', 'What is missing or doubtful']);
  const rows = entries.map((entry) => {
    const { record } = entry;
    const candidate = record.candidate?.version ?? record.candidate?.tag;
    return html`<tr>${[
      html`<th scope="row">${formatRecordLink(entry, href, withRelease)}${candidate && html`<small>${candidate}</small>`}</th>`,
      html`<td data-label="Result"><span>${formatStamp(recordStamp(record.state))}${formatUnsound(record)}</span></td>`,
      html`<td data-label="Steps"><span>${formatShortProgress(record)}</span></td>`,
      html`<td data-label="Signatures"><span>${describeSignatures(record).replace(/ signatures?$/, '')}</span>${formatSigners(record)}</td>`,
      html`<td data-label="Missing"><span>${formatMissing(entry, index, href)}</span></td>`,
    ]}</tr>`;
  });
  return html`<table class="stacked records">${[html`<caption>${caption}</caption>`, html`${head}<tbody>${rows}</tbody>`]}</table>`;
}

/** What keeps a record from being approved without a doubt; who is waited for. */
function formatMissing(entry: RecordEntry, index: ValidationIndex, href: Href): Markup {
  const { record, release, continuedBy } = entry;
  if (continuedBy !== null) return html`run again since`;
  const otherwise = release !== null && formatReleasedOtherwise(record, release);
  const waiting = listWork([entry]).waiting.map(
    ({ role, waitsFor, withoutKey }) =>
      html`<small>${waitsFor.length === 0 ? 'nobody known' : formatAwaited({ waitsFor, withoutKey }, index, href)}, as ${role}</small>`,
  );
  if (record.state === 'approved') return otherwise ? html`${otherwise}` : html`nothing`;
  return html`${formatQuoted(record.stateReason)}${waiting}${otherwise && html`<small>${otherwise}</small>`}`;
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
