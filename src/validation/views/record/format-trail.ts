import { count } from '../../../text/schema/count.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import { formatTableHead } from '../../../ui/views/format-table-head.ts';
import { formatTime } from '../../../ui/views/format-time.ts';
import type { ValidationRecord } from '../../schema/records/record.ts';
import type { TrailEntry } from '../../schema/records/trail.ts';
import { nameSteps } from '../lists/name-steps.ts';
import { stepAnchor } from '../lists/step-anchor.ts';

type Kind = TrailEntry['kind'];

const words: Readonly<Record<Kind, string>> = {
  created: 'created',
  filled: 'filled in',
  corrected: 'corrected',
  cleared: 'cleared',
  text: 'text changed',
  moved: 'moved',
  signed: 'signature added',
  'signature-removed': 'signature removed',
};
/** Spelled out where they stand, on paper as well: a value that was there and is no longer. */
const spelled: ReadonlySet<Kind> = new Set(['corrected', 'cleared', 'moved', 'signature-removed']);

/**
 * A record's audit trail, a row for each commit: what changed, who, when and why (21 CFR 11.10(e)). Corrections are spelled out; what was filled in is
 * folded below its row, each field from what to what.
 */
export function formatTrail({ trail, trailKnown, steps }: ValidationRecord): Markup {
  const nothing = trailKnown
    ? 'Nothing changed since the file was written.'
    : 'Nothing is known: the file is not in git yet, or its history is not here.';
  if (!trailKnown || trail.length === 0) return html`<section id="trail"><h2>Audit trail</h2><p class="empty">${nothing}</p></section>`;
  const commits = [...Map.groupBy(trail, (entry) => `${entry.commit ?? ''} ${entry.who} ${entry.writtenAt ?? ''}`).values()];
  const order = steps.map(({ id }) => id);
  const known = new Set(order);
  const rows = commits.map((entries) => formatCommit(entries, order, known));
  return html`<section id="trail"><h2>Audit trail <span class="count">${commits.length}</span> <span class="count long">${count(trail.length, 'field')} in ${count(commits.length, 'commit')}</span></h2>${[
    html`<table class="stacked trail"><caption class="unseen">Who changed what, when and why, oldest first</caption>`,
    html`${formatTableHead(['Commit', 'When', 'Who', 'What and why', 'Fields'])}<tbody>${rows}</tbody></table>`,
  ]}</section>`;
}

function formatCommit(entries: readonly TrailEntry[], order: readonly string[], known: ReadonlySet<string>): Markup {
  const [first] = entries;
  if (first === undefined) return html``;
  const { commit, who, writtenAt, committedAt, why } = first;
  const when = writtenAt ?? committedAt;
  const committed =
    writtenAt !== null && committedAt !== null && committedAt !== writtenAt && html`<small>committed ${formatTime(committedAt)}</small>`;
  const kinds = [...Map.groupBy(entries, ({ kind }) => kind)];
  const changed = entries.filter(({ kind }) => spelled.has(kind));
  const folded = entries.filter(({ kind }) => !spelled.has(kind));
  return html`<tr>${[
    html`<th scope="row"><code>${commit === null ? 'none yet' : commit.slice(0, 7)}</code></th>`,
    html`<td data-label="When"><span>${when === null ? 'not committed' : formatTime(when)}</span>${committed}</td>`,
    html`<td data-label="Who">${who === '' ? '–' : who}</td>`,
    html`<td data-label="What"><span>${kinds.map(([kind, own], at) => html`${at > 0 && '; '}${describeKind(kind, own, order)}`)}</span>${[
      changed.map((entry) => formatCorrection(entry, known)),
      why !== '' && html`<small class="words">${why}</small>`,
    ]}</td>`,
    html`<td data-label="Fields" class="fields">${
      folded.length === 0
        ? count(entries.length, 'field')
        : html`<details class="fold"><summary>${count(entries.length, 'field')}</summary><ul>${folded.map((entry) => html`<li>${formatPlace(entry, known)}: <span class="words">${entry.from !== '' && html`<del>${entry.from}</del> `}${entry.to === '' ? '–' : entry.to}</span></li>`)}</ul></details>`
    }</td>`,
  ]}</tr>`;
}

function describeKind(kind: Kind, entries: readonly TrailEntry[], order: readonly string[]): Markup {
  const steps = nameSteps(
    entries.flatMap(({ step }) => step ?? []),
    order,
  );
  const others = [...new Set(entries.flatMap(({ step, field }) => (step === null ? [field] : [])))];
  const what =
    kind === 'created'
      ? 'record'
      : [steps, ...others.slice(0, 2), ...(others.length > 2 ? [`${others.length - 2} more`] : [])]
          .filter((part) => part !== '')
          .join(', ');
  const said = html`${what} ${words[kind]}`;
  return spelled.has(kind) ? html`<strong>${said}</strong>` : said;
}

function formatCorrection(entry: TrailEntry, known: ReadonlySet<string>): Markup {
  const { kind, from, to, reasonGiven } = entry;
  const missing = kind === 'corrected' && !reasonGiven && html` <strong>No reason given.</strong>`;
  return html`<small>${formatPlace(entry, known)}: <del>${from === '' ? 'empty' : from}</del> <span class="words">${to === '' ? 'empty' : to}</span>${missing}</small>`;
}

function formatPlace({ step, field }: TrailEntry, known: ReadonlySet<string>): Markup {
  if (step === null) return html`${field}`;
  return known.has(step) ? html`<a href="#${stepAnchor(step)}">${step}</a>, ${field}` : html`${step}, ${field}`;
}
