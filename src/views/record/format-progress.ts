import { countResults, type Step, stepResults } from '../../domain/validation/step.ts';
import { count } from '../count.ts';
import { formatStamp } from '../format-stamp.ts';
import { html, type Markup } from '../html.ts';
import { resultStamp } from '../validation/validation-stamps.ts';

/** Above this many steps the row of shapes would say nothing that the words do not. */
const drawn = 400;

/** How far a record is: a shape for each step in its order, and every result with its count in words. */
export function formatProgress(steps: readonly Pick<Step, 'result'>[]): Markup {
  if (steps.length === 0) return html`<p class="empty">No step was found. A row of a table, a task or a heading with fields is a step.</p>`;
  const counts = countResults(steps);
  const shapes = steps.length <= drawn && steps.map(({ result }) => html`<i class="stamp ${resultStamp(result).kind}"></i>`);
  return html`<div class="progress">${[
    html`<p class="shapes" aria-hidden="true">${shapes}</p>`,
    html`<p><strong>${describeProgress(steps)}</strong></p>`,
    html`<ul>${stepResults.map((result) => html`<li${counts[result] === 0 && html` class="none"`}>${counts[result]} ${formatStamp(resultStamp(result))}</li>`)}</ul>`,
  ]}</div>`;
}

/** `4 of 6 steps have a result`. */
export function describeProgress(steps: readonly Pick<Step, 'result'>[]): string {
  if (steps.length === 0) return 'no step';
  const { untouched } = countResults(steps);
  return `${steps.length - untouched} of ${count(steps.length, 'step')} ${steps.length === 1 ? 'has' : 'have'} a result`;
}
