import { isUtf8 } from 'node:buffer';

const western = new TextDecoder('windows-1252');

/** Text from git, and whether its bytes were the UTF-8 that git promises. Other bytes are read as Windows-1252, in which none is lost. */
export function parseGitText(bytes: Buffer): { readonly text: string; readonly utf8: boolean } {
  const text = bytes.toString('utf8');
  return !text.includes('\uFFFD') || isUtf8(bytes) ? { text, utf8: true } : { text: western.decode(bytes), utf8: false };
}
