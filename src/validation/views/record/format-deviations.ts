import { count } from '../../../text/schema/count.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import { formatStamp } from '../../../ui/views/format-stamp.ts';
import { formatTableHead } from '../../../ui/views/format-table-head.ts';
import type { ValidationRecord } from '../../schema/records/record.ts';
import { deviationAnchor, stepAnchor } from '../lists/step-anchor.ts';
import { deviationStamp } from '../lists/validation-stamps.ts';

/** What went other than expected, and what was decided about it; nothing when nothing did. */
export function formatDeviations({ deviations, steps }: ValidationRecord): Markup | null {
  if (deviations.length === 0) return null;
  const head = formatTableHead(['Deviation', 'What happened', 'Severity', 'Status', 'Disposition', 'Owner']);
  const known = new Set(steps.map((step) => step.id));
  const rows = deviations.map(({ id, step, text, severity, status, disposition, owner }, at) => {
    const first = deviations.findIndex((other) => deviationAnchor(other.id) === deviationAnchor(id)) === at;
    const from = step !== null && html`<small>step ${known.has(step) ? html`<a href="#${stepAnchor(step)}">${step}</a>` : step}</small>`;
    return html`<tr${first && html` id="${deviationAnchor(id)}"`}>${[
      html`<th scope="row"><code>${id}</code>${from}</th>`,
      html`<td data-label="What happened"><span class="words">${text === '' ? '–' : text}</span></td>`,
      html`<td data-label="Severity">${severity ?? '–'}</td>`,
      html`<td data-label="Status">${formatStamp(deviationStamp(status))}</td>`,
      html`<td data-label="Disposition"><span class="words">${disposition === '' ? 'Nothing is decided yet.' : disposition}</span></td>`,
      html`<td data-label="Owner">${owner === '' ? '–' : owner}</td>`,
    ]}</tr>`;
  });
  return html`<section id="deviations"><h2>Deviations <span class="count">${describeOpen(deviations)}</span></h2><table class="stacked">${[
    html`<caption class="unseen">${count(deviations.length, 'deviation')}</caption>`,
    html`${head}<tbody>${rows}</tbody>`,
  ]}</table></section>`;
}

function describeOpen(deviations: ValidationRecord['deviations']): string {
  const open = deviations.filter(({ status }) => status === 'open').length;
  return open === 0 ? `${deviations.length}` : `${open} of ${deviations.length} open`;
}
