import { html, type Markup } from '../../text/schema/html.ts';
import type { Cell } from '../schema/extension.ts';
import { declineNames, formatStateWord, nameCell } from './state-names.ts';

/** What a cell says below its word: why, by whom, what the rule says. */
export function describeCell(cell: Cell): string {
  const { state, reason, verdict, planned, words, by, links } = cell;
  if (verdict?.state === 'violation') return verdict.reason;
  if (verdict?.state === 'fast-track') return `fast track, ${verdict.by}`;
  if (verdict?.state === 'overridden') return `overridden by ${verdict.by}`;
  if (state === 'declined') return reason === null || reason === 'not-affected' ? '' : declineNames[reason];
  if (state === 'planned') return by ?? '';
  if (cell.gap && planned !== null) return `planned for ${planned}`;
  if (verdict?.state === 'security' && verdict.reason !== 'security') return 'exempt from the window';
  const likely = links.find(({ certain }) => !certain);
  if (likely) return 'likely';
  return state === 'clean' || state === 'landed' || state === 'copied' ? '' : words;
}

/** A cell of a line that a change is not on. */
export function absentCell(target: string): Cell {
  return {
    ...{ target, state: 'absent', gap: false, words: '', version: null, date: null, commits: [], links: [], fidelity: null },
    ...{ reason: null, planned: null, by: null, verdict: null },
  };
}

/** A cell of the matrix; `label` names its line where it stands alone. */
export function formatCell(cell: Cell, label: string): Markup {
  const name = nameCell(cell);
  const version = cell.version ?? (cell.state === 'planned' ? cell.planned : null);
  const more = describeCell(cell);
  const hot = cell.gap && html` class="hot"`;
  return html`<td${hot} data-label="${label}"><span class="c">${formatStateWord(name)}${version !== null && html` <span class="version">${version}</span>`}</span>${more !== '' && html`<small>${more}</small>`}</td>`;
}
