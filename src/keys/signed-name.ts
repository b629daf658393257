/** The name that a tag object gives itself, from its bytes; null when it gives none. It is what was signed, whatever ref leads to the object. */
export function readSignedName(payload: Uint8Array): string | null {
  const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
  const end = bytes.indexOf('\n\n');
  const head = bytes.toString('latin1', 0, end < 0 ? bytes.length : end);
  const written = /^object [^\n]*\ntype [^\n]*\ntag ([^\n]*)(?:\n|$)/.exec(head)?.[1];
  if (written === undefined) return null;
  const name = Buffer.from(written, 'latin1');
  const text = name.toString('utf8');
  return Buffer.from(text).equals(name) ? text : new TextDecoder('windows-1252').decode(name);
}
