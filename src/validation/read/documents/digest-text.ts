import { createHash } from 'node:crypto';
import { formatCanonicalText } from '../../../text/schema/canonical-text.ts';

/** The SHA-256 of a text in its canonical form, in lower-case hexadecimal. */
export function digestText(text: string): string {
  return createHash('sha256').update(formatCanonicalText(text), 'utf8').digest('hex');
}
