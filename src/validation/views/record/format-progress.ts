import { count } from '../../../text/schema/count.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import type { ValidationRecord } from '../../schema/records/record.ts';
import { countResults, stepResults } from '../../schema/records/step.ts';
import { countingResults } from '../lists/counting-results.ts';
import { resultStamp } from '../lists/validation-stamps.ts';

/** Above this many steps the row of shapes would say nothing that the words do not. */
const drawn = 400;

/** How far a record is: a shape for each step in its order. The same is said in words beside it. */
export function formatProgress(record: Pick<ValidationRecord, 'steps' | 'standings'>): Markup {
  const steps = countingResults(record);
  if (steps.length === 0) return html`<p class="empty">No step was found. A row of a table, a task or a heading with fields is a step.</p>`;
  if (steps.length > drawn) return html``;
  return html`<p class="shapes" aria-hidden="true">${steps.map(({ result }) => html`<i class="word ${resultStamp(result).kind}"></i>`)}</p>`;
}

/** `11 pass, 1 fail of 12 steps`, with what is from an earlier run. */
export function formatTally(record: Pick<ValidationRecord, 'steps' | 'standings'>): Markup {
  const steps = countingResults(record);
  if (steps.length === 0) return html`no step`;
  const counts = countResults(steps);
  const carried = steps.filter((step) => step.carried).length;
  const parts = stepResults.filter((result) => counts[result] > 0).map((result) => `${counts[result]} ${result}`);
  return html`<b>${parts.join(', ')}</b> of ${count(steps.length, 'step')}${carried > 0 && `, ${carried} from an earlier run`}`;
}

/** `4 of 6 steps have a result, 1 of them from an earlier run`. */
export function describeProgress(record: Pick<ValidationRecord, 'steps' | 'standings'>): string {
  const { all, told, carried } = countTold(record);
  if (all === 0) return 'no step';
  const said = `${told} of ${count(all, 'step')} ${all === 1 ? 'has' : 'have'} a result`;
  return carried === 0 ? said : `${said}, ${carried} of them from an earlier run`;
}

/** The same for a narrow column: `4 of 6 steps`, and what is from an earlier run below. */
export function formatShortProgress(record: Pick<ValidationRecord, 'steps' | 'standings'>): Markup {
  const { all, told, carried } = countTold(record);
  return html`${all === 0 ? 'no step' : `${told} of ${count(all, 'step')}`}${carried > 0 && html` <small>${carried} from an earlier run</small>`}`;
}

/** How many steps there are, how many have a result, and how many of those have it from an earlier run. */
function countTold(record: Pick<ValidationRecord, 'steps' | 'standings'>): {
  readonly all: number;
  readonly told: number;
  readonly carried: number;
} {
  const steps = countingResults(record);
  const told = steps.filter(({ result }) => result !== 'untouched');
  return { all: steps.length, told: told.length, carried: told.filter((step) => step.carried).length };
}
