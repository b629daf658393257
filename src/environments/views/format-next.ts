import { html, type Markup } from '../../text/schema/html.ts';
import { formatWord } from '../../ui/views/format-stamp.ts';
import type { Stamp } from '../../ui/views/stamps.ts';
import type { NextVersion } from '../schema/stay.ts';
import { describeRejection, type EnvironmentsEntry } from './environment-index.ts';
import { eventStamps } from './environment-words.ts';
import { formatEventTime } from './format-event-time.ts';

const blocked: Stamp = { word: 'blocked', kind: 'blocked' };

/** The state of what is on its way, as a word: what a rejection stands against is blocked, whatever was planned. */
export function formatNextState(next: NextVersion): Markup {
  if (next.blocked !== null) return formatWord(blocked);
  return formatWord(next.state === 'waiting' ? { word: 'waiting for a decision', kind: 'waiting' } : eventStamps[next.state]);
}

/** When it was said, or is planned for. What is blocked says what it was before. */
export function formatNextTime({ at, blocked: stopped, state }: NextVersion, day = false): Markup | null {
  if (at === null) return null;
  const time = formatEventTime({ at, after: null, before: null }, day);
  return stopped === null ? time : html`${state === 'planned' ? 'planned for' : state} ${time}`;
}

/** What stands against what is on its way, as a small sentence below it; null for what nothing does. */
export function formatBlocked({ blocked: rejection }: NextVersion, entry: EnvironmentsEntry): Markup | null {
  return rejection === null ? null : html`<small>${describeRejection(rejection, entry)}</small>`;
}
