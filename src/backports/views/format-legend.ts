import { html, type Markup } from '../../text/schema/html.ts';
import type { CellState } from '../schema/cell-state.ts';
import type { ProductBackports } from '../schema/extension.ts';
import { formatStateWord, nameCell } from './state-names.ts';

/** What each state says of a change on a line. */
const meanings: Readonly<Record<CellState, string>> = {
  landed: 'the change was made here, or is here since the line began',
  clean: 'copied here, equal to its origin',
  adapted: 'copied here, and changed on the way',
  copied: 'copied here; how it compares with its origin is not known',
  'conflict-declared': 'copied here with a conflict, and its message says so',
  'conflict-undeclared': 'copied here with a conflict that its message does not name',
  planned: 'somebody means to bring it here',
  declined: 'somebody decided against it, and said why',
  missing:
    'an older line has it and this one has not, neither as a commit nor by its lines: who upgrades loses it; but for security, lines that nothing came to for a year are not asked',
  'not-merged-back': 'a later environment has it and this one has not: the next promotion loses it',
  reverted: 'it was here and was taken back',
  'reverted-upstream': 'what it is a copy of was taken back, and the copy was not',
  'fix-up-missing': 'what repairs it elsewhere did not come here',
  broke: 'a later change repairs what the copy broke',
  absent: 'not on this line, which is no gap: nobody has to bring it',
};

/** The words that the matrix and the log use, each with what it means. */
export function formatLegend({ changes }: Pick<ProductBackports, 'changes'>): Markup {
  const used = new Set(changes.flatMap(({ cells }) => cells.map(({ state }) => state)));
  const states: readonly CellState[] = [...used].filter((state) => state !== 'absent');
  const likely = changes.some(({ certain }) => !certain);
  return html`<details class="legend"><summary>What the words mean</summary><dl class="facts">${[...states, 'absent' as const].map(
    (state) => html`<div><dt>${formatStateWord(nameCell({ state, reason: null, verdict: null }))}</dt><dd>${meanings[state]}</dd></div>`,
  )}${likely && html`<div><dt>likely</dt><dd>No message names the origin; the patches say how likely it is, from 0 to 1. Without this word a copy is certain.</dd></div>`}</dl></details>`;
}
