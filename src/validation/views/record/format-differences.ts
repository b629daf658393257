import { html, type Markup } from '../../../text/schema/html.ts';
import { formatTableHead } from '../../../ui/views/format-table-head.ts';
import type { StepDifference, ValidationRecord } from '../../schema/records/record.ts';
import { stepAnchor } from '../lists/step-anchor.ts';

const kinds: Readonly<Record<StepDifference['kind'], string>> = {
  changed: 'changed',
  added: 'only in the record',
  removed: 'only in the protocol',
};

/** Where a record's steps are not those of the protocol's version that it names; nothing when they are the same. */
export function formatDifferences({ differences, protocol, steps }: ValidationRecord): Markup | null {
  if (differences.length === 0) return null;
  const head = formatTableHead(['Step', 'Difference', 'The protocol says', 'The record says']);
  const known = new Set(steps.map((step) => step.id));
  const rows = differences.map(({ step, kind, field, protocol: before, record: after }) => {
    const name = known.has(step) ? html`<a href="#${stepAnchor(step)}"><code>${step}</code></a>` : html`<code>${step}</code>`;
    return html`<tr>${[
      html`<th scope="row">${name}</th>`,
      html`<td data-label="Difference">${kinds[kind]}${kind === 'changed' && `: ${field}`}</td>`,
      html`<td data-label="The protocol says"><span class="words">${before === '' ? '–' : before}</span></td>`,
      html`<td data-label="The record says"><span class="words">${after === '' ? '–' : after}</span></td>`,
    ]}</tr>`;
  });
  const named = `${protocol.title ?? protocol.id ?? 'the protocol'}${protocol.version === null ? '' : `, version ${protocol.version}`}`;
  return html`<section id="differences"><h2>Other than the protocol</h2><table class="stacked">${[
    html`<caption>Steps that are not those of ${named}</caption>`,
    html`${head}<tbody>${rows}</tbody>`,
  ]}</table></section>`;
}
