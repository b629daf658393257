import { html, type Markup } from '../../text/schema/html.ts';
import type { StampKind } from '../../ui/views/stamps.ts';
import type { CellState, ChangeKind, DeclineReason } from '../schema/cell-state.ts';
import type { Cell, Support } from '../schema/extension.ts';

/** A state as a word, and the kind of the stamp whose shape it has; a conflict that was declared has that of a conflict, in another colour. */
interface StateName {
  readonly word: string;
  readonly shape: StampKind | 'conflict declared';
}

const names: Readonly<Record<CellState, StateName>> = {
  landed: { word: 'landed', shape: 'good' },
  clean: { word: 'clean', shape: 'signed' },
  adapted: { word: 'adapted', shape: 'adapted' },
  copied: { word: 'copied', shape: 'past' },
  'conflict-declared': { word: 'conflict declared', shape: 'conflict declared' },
  'conflict-undeclared': { word: 'conflict not declared', shape: 'conflict' },
  planned: { word: 'planned', shape: 'planned' },
  declined: { word: 'declined', shape: 'declined' },
  missing: { word: 'missing', shape: 'missing' },
  'not-merged-back': { word: 'not merged back', shape: 'missing' },
  reverted: { word: 'reverted', shape: 'back' },
  'reverted-upstream': { word: 'reverted upstream', shape: 'back' },
  'fix-up-missing': { word: 'fix-up missing', shape: 'doubt' },
  broke: { word: 'broke something', shape: 'bad' },
  absent: { word: 'not there', shape: 'none' },
};

export const declineNames: Readonly<Record<DeclineReason, string>> = {
  'not-affected': 'not affected',
  'depends-on-feature': 'depends on a feature',
  'too-risky': 'too risky',
  superseded: 'superseded',
  'not-worth-it': 'not worth it',
};

export const kindNames: Readonly<Record<ChangeKind, string>> = {
  security: 'security',
  fix: 'fix',
  feature: 'feature',
  documentation: 'documentation',
  upkeep: 'upkeep',
};

/** What a cell is called: a line that does not need a change is not affected, which is no refusal. */
export function nameCell({ state, reason, verdict }: Pick<Cell, 'state' | 'reason' | 'verdict'>): StateName {
  if (state === 'declined' && reason === 'not-affected') return { word: 'not affected', shape: 'none' };
  if (verdict?.state === 'violation' && state !== 'missing') return { word: 'outside the window', shape: 'bad' };
  return names[state];
}

/** A state as it stands within a table: its shape, and its word. */
export function formatStateWord({ word, shape }: StateName): Markup {
  return html`<span class="word ${shape}">${word}</span>`;
}

const supports: Readonly<Record<Support['state'], StateName>> = {
  planned: { word: 'not yet maintained', shape: 'planned' },
  maintained: { word: 'maintained', shape: 'good' },
  'security-only': { word: 'security only', shape: 'open' },
  'end-of-life': { word: 'out of support', shape: 'none' },
  unknown: { word: 'support not known', shape: 'past' },
};

export const nameSupport = ({ state }: Pick<Support, 'state'>): StateName => supports[state];
