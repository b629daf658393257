import type { Release } from '../../domain/book.ts';
import type { ValidationRecord } from '../../domain/validation/record.ts';
import { findReleasedOtherwise } from '../../domain/validation/released-otherwise.ts';
import { formatStamp } from '../format-stamp.ts';
import { html, type Markup } from '../html.ts';

/** That what a record tested is not what was released, as far as it is known; null when it is, or when there is nothing to compare. */
export function formatReleasedOtherwise(record: Pick<ValidationRecord, 'candidate'>, release: Release): Markup | null {
  const found = findReleasedOtherwise(record, release);
  if (found === null) return null;
  const name = html`<code>${found.tag.name}</code>`;
  return found.filesKnown
    ? html` ${formatStamp({ word: 'released otherwise', kind: 'doubt' })} <small>The tag ${name} holds other files than were tested.</small>`
    : html` <small>The tag ${name} is another commit; whether its files are those that were tested is not known.</small>`;
}
