import { createHash } from 'node:crypto';

/** The sha256 of bytes, in lower-case hexadecimal. */
export function digestBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
