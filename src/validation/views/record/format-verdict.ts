import { count } from '../../../text/schema/count.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { formatQuoted } from '../../../ui/views/format-quoted.ts';
import { formatStamp } from '../../../ui/views/format-stamp.ts';
import { formatTime } from '../../../ui/views/format-time.ts';
import { formatAwaited } from '../lists/format-person.ts';
import type { RecordEntry } from '../lists/record-entries.ts';
import { listRecordProblems, type ValidationIndex } from '../lists/validation-index.ts';
import { recordStamp } from '../lists/validation-stamps.ts';

/** The answer of a record: its state, why, what leaves a doubt, and what comes next. */
export function formatVerdict(entry: RecordEntry, index: ValidationIndex, href: Href): Markup {
  const { record, continuedBy } = entry;
  const next = continuedBy === null ? undefined : index.byPath.get(continuedBy);
  const problems = listRecordProblems(record, index).length;
  return html`<div class="verdict">${[
    formatStamp(recordStamp(record.state)),
    html`<p><strong>${formatQuoted(record.stateReason)}</strong>${formatLastSignature(entry)}</p>`,
    record.doubts.length > 0 && html`<ul class="plain">${record.doubts.map((doubt) => html`<li>${formatQuoted(doubt)}</li>`)}</ul>`,
    next !== undefined &&
      html`<p>Run again: <a href="${href(next.address)}">run ${next.record.run}</a> is newer, and what it says counts.</p>`,
    formatRefusedBefore(entry, index, href),
    next === undefined && formatNext(entry, index, href),
    problems > 0 &&
      html`<p class="next"><a href="#problems">${count(problems, 'problem')}</a> in its file, its signatures or its evidence.</p>`,
  ]}</div>`;
}

/** Who decided last, and when. */
function formatLastSignature({ record: { state, signoffs } }: RecordEntry): Markup | null {
  if (state !== 'approved' && state !== 'doubtful' && state !== 'refused') return null;
  const last = signoffs.filter((signoff) => signoff.state === 'valid' && signoff.signedAt !== null).at(-1);
  if (last === undefined || last.signedAt === null) return null;
  const comment = last.meaning?.code === 'disapproval' && last.comment !== '' && html` “${last.comment}”`;
  return html` ${last.meaning?.code === 'disapproval' ? 'Refused' : 'Last signature'}: ${last.printedName}, ${last.role}, ${formatTime(last.signedAt)}.${comment}`;
}

/** Who has to sign next. A refusal is not outvoted. */
function formatNext({ record }: RecordEntry, index: ValidationIndex, href: Href): Markup | null {
  if (record.state === 'refused') return html`<p class="next">Approvals do not outvote a refusal: it takes another run.</p>`;
  if (record.state === 'void') return null;
  const waiting = record.required.filter(({ ready, signed, count: many, waitsFor }) => ready && signed < many && waitsFor.length > 0);
  if (waiting.length === 0) return null;
  return html`<p class="next">Next to sign: ${waiting.map((required, at) => html`${at > 0 && '; '}${formatAwaited(required, index, href)}, as ${required.role}`)}.</p>`;
}

/** That an earlier run was refused, and why this one was made; the refusal stays visible on both. */
function formatRefusedBefore({ record }: RecordEntry, index: ValidationIndex, href: Href): Markup | null {
  const before = record.previous === null ? undefined : index.byPath.get(record.previous);
  const refusals = before?.record.signoffs.filter((one) => one.meaning?.code === 'disapproval' && one.state !== 'withdrawn') ?? [];
  if (before === undefined || refusals.length === 0) return null;
  const who = [...new Set(refusals.map(({ printedName }) => printedName ?? 'somebody'))].join(', ');
  const why = record.answers === null ? 'This run does not say why it was made.' : `Why it was run again: ${record.request?.reason ?? ''}`;
  return html`<p><a href="${href(before.address)}">Run ${before.record.run}</a> was refused by ${who}. ${why}</p>`;
}
