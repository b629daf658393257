import { createHash } from 'node:crypto';
import { formatSignedText } from '../../../text/schema/form/canonical-text.ts';

/** The SHA-256 of a text in its canonical form, in lower-case hexadecimal; of one that is refused, as it is. */
export function digestText(text: string): string {
  return createHash('sha256').update(formatSignedText(text), 'utf8').digest('hex');
}
