import type { Person, RawSignature } from '../../schema/repository.ts';
import { parseGitDate } from './git-date.ts';
import { parseGitText } from './git-text.ts';

/** What a tag object says. */
export interface TagObject {
  /** The object that it tags, and its kind: `commit`, `tree`, `blob`, or another `tag`. */
  readonly object: string;
  readonly type: string;
  readonly tagger: Person | null;
  /** Null without tagger; otherwise as `parseGitDate`, so null for a broken date as well. */
  readonly taggedAt: string | null;
  readonly message: string;
  readonly signature: RawSignature | null;
  readonly utf8: boolean;
}

const armours = [
  { begin: '-----BEGIN PGP SIGNATURE-----', format: 'pgp' },
  { begin: '-----BEGIN PGP MESSAGE-----', format: 'pgp' },
  { begin: '-----BEGIN SSH SIGNATURE-----', format: 'ssh' },
  { begin: '-----BEGIN SIGNED MESSAGE-----', format: 'x509' },
] as const;

/** Parses a tag object as git does (`gpg-interface.c`): the signature begins at the last line that begins one. */
export function parseTagObject(bytes: Buffer): TagObject {
  const blank = bytes.indexOf('\n\n');
  const headEnd = blank < 0 ? bytes.length : blank;
  const head = parseGitText(bytes.subarray(0, headEnd));
  const signature = findSignature(bytes);
  const message = parseGitText(bytes.subarray(Math.min(headEnd + 2, bytes.length), signature?.start ?? bytes.length));
  const lines = head.text.split('\n');
  return {
    object: field(lines, 'object'),
    type: field(lines, 'type'),
    ...parseTagger(field(lines, 'tagger')),
    message: message.text.trimEnd(),
    signature: signature === null ? null : signature.found,
    utf8: head.utf8 && message.utf8,
  };
}

function field(lines: readonly string[], name: string): string {
  return lines.find((line) => line.startsWith(`${name} `))?.slice(name.length + 1) ?? '';
}

function parseTagger(line: string): { readonly tagger: Person | null; readonly taggedAt: string | null } {
  const close = line.lastIndexOf('>');
  const open = line.indexOf('<');
  if (open < 0 || close < open) return { tagger: null, taggedAt: null };
  return {
    tagger: { name: line.slice(0, open).trim(), email: line.slice(open + 1, close).trim() },
    taggedAt: parseGitDate(line.slice(close + 1).trim()),
  };
}

function findSignature(bytes: Buffer): { readonly start: number; readonly found: RawSignature } | null {
  let start = -1;
  let format: RawSignature['format'] = 'pgp';
  for (const armour of armours) {
    const at = bytes.lastIndexOf(`\n${armour.begin}`);
    if (at >= start && at >= 0) {
      start = at + 1;
      format = armour.format;
    }
  }
  if (start < 0) return null;
  const payload = withoutHeaderSignatures(bytes.subarray(0, start));
  return { start, found: { format, armour: bytes.toString('latin1', start), payload: new Uint8Array(payload) } };
}

/** A repository that is read under two hash functions keeps the other one's signature in a header, which neither signature covers. */
function withoutHeaderSignatures(payload: Buffer): Buffer {
  const blank = payload.indexOf('\n\n');
  const head = payload.toString('latin1', 0, blank < 0 ? payload.length : blank + 1);
  if (!/^gpgsig/m.test(head)) return payload;
  const kept = head.replace(/^gpgsig(?:-sha256)? .*\n(?: .*\n)*/gm, '');
  return Buffer.concat([Buffer.from(kept, 'latin1'), payload.subarray(head.length)]);
}
