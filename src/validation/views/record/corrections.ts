import { html, type Markup } from '../../../text/schema/html.ts';
import { formatTime } from '../../../ui/views/format-time.ts';
import type { ValidationRecord } from '../../schema/records/record.ts';
import type { TrailEntry } from '../../schema/records/trail.ts';

/** What was corrected or cleared after it had been filled in, by step (empty for what is no step's) and field. */
export type Corrections = ReadonlyMap<string, ReadonlyMap<string, readonly TrailEntry[]>>;

/** Finds the corrections of a record's trail, so that each can be marked where the value stands (Annex 11 §8.2). */
export function listCorrections({ trail }: Pick<ValidationRecord, 'trail'>): Corrections {
  const corrected = trail.filter(({ kind }) => kind === 'corrected' || kind === 'cleared');
  return new Map(
    [...Map.groupBy(corrected, (entry) => entry.step ?? '')].map(([step, own]) => [step, Map.groupBy(own, (entry) => entry.field)]),
  );
}

/** The marks of one field's corrections: old value, who, when and why. */
export function formatCorrections(entries: readonly TrailEntry[] | undefined, named = false): Markup | null {
  if (entries === undefined || entries.length === 0) return null;
  return html`${entries.map(
    ({ kind, field, from, who, writtenAt, committedAt, why, reasonGiven }) =>
      html`<small class="corrected">${kind === 'cleared' ? 'Cleared' : 'Corrected'}${named && ` (${field})`}: was <del>${from === '' ? 'empty' : from}</del> (${who}${[
        writtenAt !== null && html`, ${formatTime(writtenAt)}`,
        writtenAt === null && committedAt !== null && html`, ${formatTime(committedAt)}`,
        reasonGiven ? html`): ${why}` : html`), <strong>no reason given</strong>`,
      ]}</small>`,
  )}`;
}
