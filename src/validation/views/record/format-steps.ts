import { count } from '../../../text/schema/count.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import { formatWrittenDate } from '../../../ui/views/format-instant.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { formatStamp, formatWord } from '../../../ui/views/format-stamp.ts';
import { formatTableHead } from '../../../ui/views/format-table-head.ts';
import type { ValidationRecord } from '../../schema/records/record.ts';
import type { Step } from '../../schema/records/step.ts';
import { traceabilityAddress } from '../addresses.ts';
import { evidenceCopy } from '../lists/evidence-file.ts';
import type { RecordEntry } from '../lists/record-entries.ts';
import { deviationAnchor, stepAnchor } from '../lists/step-anchor.ts';
import { resultStamp } from '../lists/validation-stamps.ts';
import { type Corrections, formatCorrections } from './corrections.ts';
import { formatField, formatOthers } from './format-field.ts';

/** What a table of a record's steps refers to. */
export interface StepsPlace {
  readonly entry: RecordEntry;
  readonly corrections: Corrections;
  readonly href: Href;
  /** The anchor of each reference in the release's traceability matrix. */
  readonly traced: ReadonlyMap<string, string>;
  /** Ids that the page has given away; a step whose id is written twice is linked at its first place. */
  readonly taken: Set<string>;
  /** Lines of the file whose result is written and cannot be read. */
  readonly unclear: ReadonlySet<number>;
}

/** Steps that stand together, each with what was expected, what was seen, and how it came out. */
export function formatSteps(steps: readonly Step[], section: string, place: StepsPlace): Markup {
  if (steps.length === 0) return html``;
  const head = formatTableHead(['Step', 'Action', 'Expected', 'Actual, evidence', 'Result', 'Who, when']);
  return html`<table class="steps stacked">${[
    html`<caption class="unseen">${section}: ${count(steps.length, 'step')}</caption>`,
    html`${head}<tbody>${steps.map((step) => formatStep(step, place))}</tbody>`,
  ]}</table>`;
}

function formatStep(step: Step, place: StepsPlace): Markup {
  const anchor = stepAnchor(step.id);
  const first = !place.taken.has(anchor);
  place.taken.add(anchor);
  const corrected = place.corrections.get(step.id);
  const others = [...(corrected ?? [])].filter(([field]) => field !== 'actual' && field !== 'result');
  const mark = step.result === 'fail' || step.result === 'blocked' ? 'failing' : isUnclear(step, place) ? 'unclear' : null;
  return html`<tr${first && html` id="${anchor}"`}${mark && html` class="${mark}"`}>${[
    html`<th scope="row"><code>${step.id}</code>${step.critical && html`<small><strong>critical</strong></small>`}${formatReferences(step, place)}</th>`,
    html`<td data-label="Action">${formatField(step, 'action')}${formatDependencies(step, place)}${formatOthers(step)}</td>`,
    html`<td data-label="Expected">${formatField(step, 'expected')}</td>`,
    html`<td data-label="Actual">${formatField(step, 'actual')}${[
      formatCorrections(corrected?.get('actual')),
      step.reason !== '' && html`<small>Because: ${step.reason}</small>`,
      others.map(([, entries]) => formatCorrections(entries, true)),
      formatStepEvidence(step, place),
      formatStepDeviations(step, place.entry.record),
    ]}</td>`,
    html`<td data-label="Result"><span>${mark === null ? formatWord(resultStamp(step.result)) : formatStamp(resultStamp(step.result))}</span>${[
      isUnclear(step, place) && html`<small>written as “${step.written}”; counts as untouched</small>`,
      formatCorrections(corrected?.get('result')),
      formatCarried(step, place.entry.record),
    ]}</td>`,
    html`<td data-label="Who"><span>${[step.tester, step.date === '' ? '' : formatWrittenDate(step.date)].filter((part) => part !== '').join(', ') || '–'}</span>${[
      step.checkedBy !== '' && html`<small>checked by ${step.checkedBy}</small>`,
      step.critical && step.checkedBy === '' && step.result !== 'untouched' && html`<small>not checked by a second person</small>`,
    ]}</td>`,
  ]}</tr>`;
}

/** Whether something is written as the result that is none. */
const isUnclear = ({ result, line }: Step, { unclear }: StepsPlace): boolean => result === 'untouched' && unclear.has(line);

/** A step that nobody touched in this run may still have a result that counts. */
function formatCarried({ id, result }: Step, { standings }: ValidationRecord): Markup | null {
  if (result !== 'untouched') return null;
  const standing = standings.find(({ step, carried }) => step === id && carried);
  if (standing === undefined || standing.result === 'untouched') return null;
  return html`<small>In this run; ${formatWord(resultStamp(standing.result))} of <a href="#runs">${standing.candidate ?? 'an earlier run'}</a> counts</small>`;
}

function formatReferences({ references }: Step, { entry: { product, release }, traced, href }: StepsPlace): Markup | null {
  if (references.length === 0) return null;
  const links = references.map(({ id }) => {
    const anchor = traced.get(id);
    return product === null || release === null || anchor === undefined
      ? html`${id} `
      : html`<a href="${href(`${traceabilityAddress(product, release)}#${anchor}`)}">${id}</a> `;
  });
  return html`<small>${links}</small>`;
}

function formatDependencies({ dependsOn }: Step, { entry }: StepsPlace): Markup | null {
  if (dependsOn.length === 0) return null;
  const known = new Set(entry.record.steps.map((step) => step.id));
  const links = dependsOn.map((id) => (known.has(id) ? html`<a href="#${stepAnchor(id)}">${id}</a> ` : html`${id} `));
  return html`<small>After ${links}</small>`;
}

function formatStepEvidence({ id, evidence }: Step, { entry: { record }, href }: StepsPlace): Markup | null {
  const named = new Set(evidence);
  const files = record.evidence.filter((file) => file.steps.includes(id) || named.has(file.path));
  const missing = evidence.filter((path) => !record.evidence.some((file) => file.path === path || file.path === path.replace(/^\.\//, '')));
  if (files.length === 0 && missing.length === 0) return null;
  return html`<ul class="thumbs">${[
    files.map((file) => {
      const copy = evidenceCopy(record, file);
      return copy.picture
        ? html`<li><a href="${href(copy.address)}"><img src="${href(copy.address)}" alt="${copy.name}" loading="lazy" width="120" height="72"></a></li>`
        : html`<li><a href="${href(copy.address)}" download="${copy.name}">${copy.name}</a></li>`;
    }),
    missing.map((path) => html`<li><code>${path}</code> <small>is not there</small></li>`),
  ]}</ul>`;
}

function formatStepDeviations({ id }: Step, { deviations }: ValidationRecord): Markup | null {
  const own = deviations.filter((deviation) => deviation.step === id);
  if (own.length === 0) return null;
  return html`<small>${own.map(({ id: name, status }) => html`<a href="#${deviationAnchor(name)}">${name}</a>, ${status} `)}</small>`;
}
