import { count } from '../../../text/schema/count.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import { formatTableHead } from '../../../ui/views/format-table-head.ts';
import { formatTime } from '../../../ui/views/format-time.ts';
import type { ValidationRecord } from '../../schema/records/record.ts';
import type { TrailEntry } from '../../schema/records/trail.ts';
import { stepAnchor } from '../lists/step-anchor.ts';

const kinds: Readonly<Record<TrailEntry['kind'], string>> = {
  created: 'created',
  filled: 'filled in',
  corrected: 'corrected',
  cleared: 'cleared',
  text: 'text changed',
  moved: 'moved',
  signed: 'signature added',
  'signature-removed': 'signature removed',
};
/** Above this many entries the trail is folded. */
const open = 40;

/** A record's audit trail: each field that changed, from what to what, who, when and why (21 CFR 11.10(e)). */
export function formatTrail({ trail, trailKnown, steps }: ValidationRecord): Markup {
  if (!trailKnown)
    return html`<section id="trail"><h2>Audit trail</h2><p class="empty">Nothing is known: the file is not in git yet, or its history is not here.</p></section>`;
  if (trail.length === 0)
    return html`<section id="trail"><h2>Audit trail</h2><p class="empty">Nothing changed since the file was written.</p></section>`;
  const known = new Set(steps.map((step) => step.id));
  const head = formatTableHead(['When', 'Who', 'Where', 'From', 'To', 'Why']);
  const rows = trail.map((entry) => formatEntry(entry, known));
  return html`<section id="trail"><h2>Audit trail</h2><details${trail.length <= open && html` open`}>${[
    html`<summary>${count(trail.length, 'entry', 'entries')}, oldest first</summary>`,
    html`<table class="stacked trail"><caption>Who changed what, when and why</caption>${head}<tbody>${rows}</tbody></table>`,
  ]}</details></section>`;
}

function formatEntry(entry: TrailEntry, known: ReadonlySet<string>): Markup {
  const { kind, step, field, from, to, who, writtenAt, committedAt, why, reasonGiven, commit } = entry;
  const when = writtenAt ?? committedAt;
  const committed =
    writtenAt !== null && committedAt !== null && committedAt !== writtenAt && html`<small>committed ${formatTime(committedAt)}</small>`;
  const place = step === null ? null : known.has(step) ? html`<a href="#${stepAnchor(step)}">${step}</a>, ` : html`${step}, `;
  const reason =
    kind === 'corrected' && !reasonGiven
      ? html`<strong>No reason given.</strong> <small>${why}</small>`
      : html`<span class="words">${why}</span>`;
  return html`<tr>${[
    html`<th scope="row">${when === null ? 'not committed' : formatTime(when)}${committed}${commit !== null && html`<small><code>${commit.slice(0, 10)}</code></small>`}</th>`,
    html`<td data-label="Who">${who === '' ? '–' : who}</td>`,
    html`<td data-label="Where"><span>${place}${field} <small>${kinds[kind]}</small></span></td>`,
    html`<td data-label="From"><span class="words">${from === '' ? '–' : from}</span></td>`,
    html`<td data-label="To"><span class="words">${to === '' ? '–' : to}</span></td>`,
    html`<td data-label="Why"><span>${reason}</span></td>`,
  ]}</tr>`;
}
