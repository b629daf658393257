import { html, type Markup } from '../../../text/schema/html.ts';
import { formatWrittenDate } from '../../../ui/views/format-instant.ts';
import { formatStamp, formatWord } from '../../../ui/views/format-stamp.ts';
import type { ProductEnvironments } from '../../schema/environment.ts';
import type { ParityRow } from '../../schema/parity.ts';
import { parityStamps } from '../environment-words.ts';

/** Attributes of all environments side by side: what is wanted, what is there, and whether a difference is on purpose. */
export function formatParity({ parity, environments }: ProductEnvironments): Markup {
  const names = new Map(environments.map(({ id, name }) => [id, name]));
  const columns = [...new Set(parity.flatMap(({ cells }) => cells.map(({ environment }) => environment)))];
  return html`<p class="under">How alike the environments are. Drift: something should be equal, and is not.</p><table class="wide stacked trio parity"><caption class="unseen">Attributes by environment</caption><thead><tr><th scope="col">Attribute</th>${columns.map((id) => html`<th scope="col">${names.get(id) ?? id}</th>`)}<th scope="col">Rule</th><th scope="col">Judgement</th></tr></thead><tbody>${parity.map(
    (row) =>
      html`<tr${row.state === 'drift' && html` class="unclear"`}><th scope="row">${row.name}</th>${columns.map((id) => formatCell(row, id, names.get(id) ?? id))}<td class="all" data-label="Rule">${row.rule}</td><td class="all" data-label="Judgement">${row.state === 'drift' ? formatStamp(parityStamps.drift) : formatWord(parityStamps[row.state])}${listReasons(row).map((reason) => html`<small>${reason}</small>`)}</td></tr>`,
  )}</tbody></table>`;
}

function formatCell(row: ParityRow, id: string, name: string): Markup {
  const cell = row.cells.find(({ environment }) => environment === id);
  if (cell === undefined || cell.state === 'absent') return html`<td data-label="${name}"><span class="empty">not said</span></td>`;
  const { wanted, actual, source, date, state } = cell;
  const value = actual ?? wanted;
  const told =
    actual === null
      ? 'wanted; nobody has measured it'
      : [source, date === null ? null : formatWrittenDate(date)].filter((text) => text !== null).join(', ');
  return html`<td data-label="${name}"${state === 'drift' && html` class="hot"`}>${state === 'drift' ? html`<b>${value}</b>` : value}${actual !== null && wanted !== null && actual !== wanted && html`<small>wanted ${wanted}</small>`}${told !== '' && html`<small>${told}</small>`}</td>`;
}

/** Why a row is judged as it is, each reason once. */
function listReasons({ cells }: ParityRow): readonly string[] {
  return [...new Set(cells.flatMap(({ state, reason }) => (reason === '' || state === 'equal' || state === 'absent' ? [] : [reason])))];
}

/** `1 drift, 3 differences on purpose`. */
export function describeParity({ parity }: ProductEnvironments): string {
  const of = (state: ParityRow['state']): number => parity.filter((row) => row.state === state).length;
  const [drift, purpose, unknown] = [of('drift'), of('on-purpose'), of('unknown')];
  return [
    ...(drift === 0 ? [] : [`${drift} drift`]),
    ...(purpose === 0 ? [] : [`${purpose} ${purpose === 1 ? 'difference' : 'differences'} on purpose`]),
    ...(unknown === 0 ? [] : [`${unknown} not known`]),
  ].join(', ');
}
