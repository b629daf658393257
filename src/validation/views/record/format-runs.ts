import { html, type Markup } from '../../../text/schema/html.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { formatQuoted } from '../../../ui/views/format-quoted.ts';
import { formatWord } from '../../../ui/views/format-stamp.ts';
import type { ValidationRecord } from '../../schema/records/record.ts';
import { stepAnchor } from '../lists/step-anchor.ts';
import type { ValidationIndex } from '../lists/validation-index.ts';
import { resultStamp } from '../lists/validation-stamps.ts';

interface Run {
  readonly record: string;
  readonly run: number;
  readonly candidate: string | null;
}

/** Every run up to this one: how each step came out in each, and which result counts; nothing for a first run. */
export function formatRuns({ standings, steps, path }: ValidationRecord, index: ValidationIndex, href: Href): Markup | null {
  if (standings.length === 0) return null;
  const runs = listRuns(standings);
  const own = new Set(steps.map((step) => step.id));
  const link = (run: Run): Markup => {
    const entry = index.byPath.get(run.record);
    const name = `Run ${run.run}`;
    const linked = entry === undefined || run.record === path ? html`${name}` : html`<a href="${href(entry.address)}">${name}</a>`;
    return html`<th scope="col">${linked}${run.candidate !== null && html`<small>${run.candidate}</small>`}</th>`;
  };
  const rows = standings.map((standing) => {
    const cells = runs.map((run) => {
      const here = standing.runs.find((one) => one.record === run.record);
      if (here === undefined) return html`<td data-label="Run ${run.run}">–</td>`;
      const counts = standing.record === run.record && standing.reason === '';
      return html`<td data-label="Run ${run.run}"${counts && html` class="counts"`}>${formatWord(resultStamp(here.result))}${counts && html` <small>counts</small>`}</td>`;
    });
    const name = own.has(standing.step)
      ? html`<a href="#${stepAnchor(standing.step)}"><code>${standing.step}</code></a>`
      : html`<code>${standing.step}</code>`;
    return html`<tr>${[
      html`<th scope="row">${name}</th>`,
      cells,
      html`<td data-label="Counts">${formatWord(resultStamp(standing.result))}<small>${standing.reason !== '' ? formatQuoted(standing.reason) : html`${standing.carried ? 'carried over from' : 'from'} ${standing.candidate ?? nameRun(runs, standing.record)}`}</small></td>`,
    ]}</tr>`;
  });
  return html`<section id="runs"><h2>Runs <span class="count">${runs.length}</span></h2><table class="stacked standings">${[
    html`<caption>Each step over all runs, and the result that counts</caption>`,
    html`<thead><tr><th scope="col">Step</th>${runs.map(link)}<th scope="col">What counts</th></tr></thead><tbody>${rows}</tbody>`,
  ]}</table></section>`;
}

/** The runs that said something of a step, oldest first. */
function listRuns(standings: ValidationRecord['standings']): readonly Run[] {
  const runs = new Map<string, Run>();
  for (const standing of standings) for (const run of standing.runs) runs.set(run.record, run);
  return [...runs.values()].sort((left, right) => left.run - right.run);
}

const nameRun = (runs: readonly Run[], record: string): string => {
  const run = runs.find((one) => one.record === record);
  return run === undefined ? 'an earlier run' : `run ${run.run}`;
};
