import type { Release } from '../../domain/book.ts';
import type { ValidationRecord } from '../../domain/validation/record.ts';
import { findReleasedOtherwise } from '../../domain/validation/released-otherwise.ts';
import { formatStamp } from '../format-stamp.ts';
import { html, type Markup } from '../html.ts';

/** That what a record tested is not what was released; null when it is, or when that is not known. */
export function formatReleasedOtherwise(record: Pick<ValidationRecord, 'candidate'>, release: Release): Markup | null {
  const final = findReleasedOtherwise(record, release);
  if (final === null) return null;
  const stamp = formatStamp({ word: 'released otherwise', kind: 'doubt' });
  return html` ${stamp} <small>The tag <code>${final.name}</code> holds other files than were tested.</small>`;
}
