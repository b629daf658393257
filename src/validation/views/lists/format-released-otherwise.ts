import type { Release } from '../../../book/schema/book.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import { formatStamp } from '../../../ui/views/format-stamp.ts';
import type { ValidationRecord } from '../../schema/records/record.ts';
import { findReleasedOtherwise } from '../../schema/records/released-otherwise.ts';

/** That what a record tested is not what was released, as far as it is known; null when it is, or when there is nothing to compare. */
export function formatReleasedOtherwise(record: Pick<ValidationRecord, 'candidate'>, release: Release): Markup | null {
  const found = findReleasedOtherwise(record, release);
  if (found === null) return null;
  const name = html`<code>${found.tag.name}</code>`;
  return found.filesKnown
    ? html` ${formatStamp({ word: 'released otherwise', kind: 'doubt' })} <small>The tag ${name} holds other files than were tested.</small>`
    : html` <small>The tag ${name} is another commit; whether its files are those that were tested is not known.</small>`;
}
