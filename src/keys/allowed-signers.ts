import { matchesPatternList } from './pattern-list.ts';
import { parseSshWire } from './ssh-wire.ts';

/** One line of an `allowed_signers` file (ssh-keygen(1), ALLOWED SIGNERS). */
export interface AllowedSigner {
  /** The principals as written: names, or patterns of names, with commas between. */
  readonly principals: string;
  /** The public key in wire format. */
  readonly key: Buffer;
  readonly certAuthority: boolean;
  /** A pattern list of namespaces; null when every namespace is allowed. */
  readonly namespaces: string | null;
  /** Milliseconds since 1970; a time without `Z` is taken as UTC, so that no machine's time zone decides. */
  readonly validAfter: number | null;
  readonly validBefore: number | null;
  /** Whether every time that is written ends in `Z`; without it OpenSSH's verdict depends on the time zone of the machine. */
  readonly zoned: boolean;
  /** Counted from 1. */
  readonly line: number;
}

const keyType = /^(?:ssh-(?:ed25519|rsa)|ecdsa-sha2-nistp(?:256|384|521)|sk-ssh-ed25519@openssh\.com|sk-ecdsa-sha2-nistp256@openssh\.com)$/;

/** Parses the text of an `allowed_signers` file. A line that is none is left out: a key that cannot be read allows nobody. */
export function parseAllowedSigners(text: string): readonly AllowedSigner[] {
  return text.split(/\r?\n/).flatMap((line, index) => parseLine(trimBlanks(line), index + 1) ?? []);
}

/** Finds the lines of an `allowed_signers` file that allow nobody because they cannot be read, counted from 1. */
export function listUnreadableLines(text: string): readonly number[] {
  return text
    .split(/\r?\n/)
    .flatMap((line, index) => (isComment(trimBlanks(line)) || parseLine(trimBlanks(line), index + 1) !== null ? [] : [index + 1]));
}

/** What a known key may not sign, or null when it may: the wrong namespace, outside its time, or only an authority for certificates. */
export function explainRefusal(
  signer: AllowedSigner,
  namespace: string,
  at: number | null,
): { readonly kind: 'use' | 'time'; readonly reason: string } | null {
  if (signer.certAuthority)
    return { kind: 'use', reason: 'The key is listed as a certificate authority, and certificates are not supported.' };
  if (signer.namespaces !== null && !matchesPatternList(namespace, signer.namespaces)) {
    return { kind: 'use', reason: `The key of \`${signer.principals}\` is not allowed for the namespace \`${namespace}\`.` };
  }
  if (signer.validAfter === null && signer.validBefore === null) return null;
  if (at === null)
    return { kind: 'time', reason: `The key of \`${signer.principals}\` is limited in time, and the signature has no date.` };
  if (signer.validAfter !== null && at < signer.validAfter) {
    return {
      kind: 'time',
      reason: `The key of \`${signer.principals}\` was not valid yet: it is valid after ${formatTime(signer.validAfter)}.`,
    };
  }
  if (signer.validBefore !== null && at > signer.validBefore) {
    return {
      kind: 'time',
      reason: `The key of \`${signer.principals}\` was no longer valid: it was valid before ${formatTime(signer.validBefore)}.`,
    };
  }
  return null;
}

function formatTime(time: number): string {
  return new Date(time).toISOString().replace(/\.000Z$/, 'Z');
}

function trimBlanks(line: string): string {
  return line.replace(/^[ \t]+|[ \t]+$/g, '');
}

function isComment(line: string): boolean {
  return line === '' || line.startsWith('#');
}

function parseLine(text: string, line: number): AllowedSigner | null {
  if (isComment(text)) return null;
  const [principals, rest] = cutPrincipals(text);
  const [first, afterFirst] = cutWord(rest);
  const options = keyType.test(first) ? '' : first;
  const [type, afterType] = keyType.test(first) ? [first, afterFirst] : cutWord(afterFirst);
  const [base64] = cutWord(afterType);
  const key = Buffer.from(base64, 'base64');
  if (!keyType.test(type) || key.toString('base64') !== base64 || !isBlobOf(type, key)) return null;
  const plain = { certAuthority: false, namespaces: null, validAfter: null, validBefore: null, zoned: true, line };
  return parseOptions({ principals, key, ...plain }, options);
}

/** Whether bytes are a key of this type: strings of the wire format and nothing behind them, the first of which names the type. */
function isBlobOf(type: string, blob: Buffer): boolean {
  try {
    const cursor = parseSshWire(blob);
    if (cursor.takeString().toString('latin1') !== type) return false;
    while (!cursor.isAtEnd()) cursor.takeString();
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * The principals at the head of a line, and what follows. As OpenSSH cuts them: the first quotation mark opens what may hold blanks, its own end is that of
 * the principals, and what stands behind it without a blank is the next word.
 */
function cutPrincipals(text: string): readonly [principals: string, rest: string] {
  const [, before = '', mark = ''] = /^([^ \t\r"]*)(.?)/s.exec(text) ?? [];
  const end = mark === '"' ? text.indexOf('"', before.length + 1) : before.length;
  if (end < 0) return ['', ''];
  const principals = mark === '"' ? before + text.slice(before.length + 1, end) : before;
  return [principals, text.slice(end + 1).replace(/^[ \t\r]+/, '')];
}

/** The text up to the first blank or tab, the only blanks that OpenSSH knows, outside quotation marks, and what follows the blanks. */
function cutWord(text: string): readonly [word: string, rest: string] {
  const word = /^(?:"(?:[^"\\]|\\.)*"|[^ \t"])+/.exec(text)?.[0] ?? '';
  return [word, text.slice(word.length).replace(/^[ \t]+/, '')];
}

/** Adds the options to a line without any; null when one is unknown, written wrong, or given twice. */
function parseOptions(signer: AllowedSigner, options: string): AllowedSigner | null {
  const found = new Map<string, string>();
  let rest = options;
  while (rest !== '') {
    const [whole, name, value = ''] = /^([a-z-]+)(?:="((?:[^"\\]|\\.)*)")?(?:,(?=.)|$)/i.exec(rest) ?? [];
    if (whole === undefined || name === undefined || found.has(name.toLowerCase())) return null;
    found.set(name.toLowerCase(), value.replaceAll('\\"', '"'));
    rest = rest.slice(whole.length);
  }
  let parsed = signer;
  for (const [name, value] of found) {
    if (name === 'cert-authority' && value === '') parsed = { ...parsed, certAuthority: true };
    else if (name === 'namespaces' && value !== '') parsed = { ...parsed, namespaces: value };
    else if (name === 'valid-after' && parseTime(value) !== null) parsed = { ...parsed, validAfter: parseTime(value) };
    else if (name === 'valid-before' && parseTime(value) !== null) parsed = { ...parsed, validBefore: parseTime(value) };
    else return null;
  }
  parsed = { ...parsed, zoned: [...found].every(([name, value]) => !name.startsWith('valid-') || value.endsWith('Z')) };
  const { validAfter, validBefore } = parsed;
  return validAfter !== null && validBefore !== null && validBefore <= validAfter ? null : parsed;
}

/** `YYYYMMDD`, `YYYYMMDDHHMM` or `YYYYMMDDHHMMSS`, with or without `Z`. */
function parseTime(text: string): number | null {
  const match = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?Z?$/.exec(text);
  if (match === null) return null;
  const [year = '', month = '', day = '', hour = '00', minute = '00', second = '00'] = match.slice(1).map((part) => part ?? '00');
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  // As OpenSSH: no hour 24, and nothing before 1970, nor its first moment, which stands for no time there.
  return Number.isNaN(time) || time <= 0 || Number(hour) > 23 ? null : time;
}
