import { createHash } from 'node:crypto';
import { signoffNamespace } from '../../../keys/key-rules.ts';
import { parseSshArmour } from '../../../keys/ssh-armour.ts';
import { isSignatureOf, parseSshSignature, type SshSignature } from '../../../keys/ssh-signature.ts';
import type { SignatureFile } from '../../schema/records/validation-content.ts';
import type { Statement } from '../../schema/signoffs/signoff.ts';
import { parseStatement } from '../signoffs/parse-statement.ts';
import type { Finding } from './finding.ts';

/** A statement and its signature, taken apart, and whether the one was made over the other. Nothing is said yet of who may sign. */
export interface SignaturePair {
  readonly source: string;
  /** Null when it is malformed. */
  readonly statement: Statement | null;
  /** The statement as it is, for looking it up in git's history. */
  readonly text: string;
  /** The armour as it is, for the same; null when it is not there. */
  readonly signature: string | null;
  /** Null when it is malformed. */
  readonly publicKey: Buffer | null;
  readonly secondComponent: string;
  /** The page at which a passkey signed; null for any other key. */
  readonly origin: string | null;
  /** Of the bytes of both files: what the next signature names as its previous one. */
  readonly sha256: string;
  /** Null when the signature fits the statement. */
  readonly finding: Finding | null;
}

/** Takes a pair of files apart, each once. Never throws, whatever they hold. */
export function parseSignaturePair(file: SignatureFile): SignaturePair {
  const known = parsedPairs.get(file);
  if (known !== undefined) return known;
  const pair = takeApart(file);
  parsedPairs.set(file, pair);
  return pair;
}

const parsedPairs = new WeakMap<SignatureFile, SignaturePair>();

function takeApart(file: SignatureFile): SignaturePair {
  const bytes = file.statement ?? new Uint8Array();
  const parsed = file.statement === null ? null : parseStatement(bytes);
  const signature = file.signature === null ? null : parseSshSignature(file.signature);
  return {
    source: file.source,
    statement: parsed?.statement ?? null,
    text: Buffer.from(bytes).toString('utf8'),
    signature: file.signature,
    publicKey: signature?.publicKey ?? null,
    secondComponent: signature?.secondComponent ?? 'not evidenced',
    origin: signature?.origin ?? null,
    sha256: digestPair(bytes, file.signature ?? ''),
    finding: findFault(file, parsed?.complaint ?? null, signature),
  };
}

/** The digest of a pair: over the statement's bytes and then the signature's. */
export function digestPair(statement: Uint8Array, signature: string): string {
  return createHash('sha256').update(statement).update(signature, 'latin1').digest('hex');
}

function findFault({ statement, signature }: SignatureFile, complaint: string | null, parsed: SshSignature | null): Finding | null {
  if (statement === null) return malformed('The signature has no statement beside it.');
  if (signature === null) return malformed('The statement has no signature beside it.');
  if (complaint !== null) return malformed(complaint);
  if (parsed === null) return malformed(complainOfArmour(signature));
  if (parsed.namespace !== signoffNamespace)
    return invalid(`The signature was made for \`${parsed.namespace.slice(0, 100)}\`, not for \`${signoffNamespace}\`.`);
  if (parsed.key === null) return malformed('The key of the signature is of a kind that is not supported, or too short.');
  return isSignatureOf(parsed, statement) ? null : invalid('The signature does not fit the statement: one of them was changed.');
}

const endLine = '-----END SSH SIGNATURE-----';

function complainOfArmour(text: string): string {
  if (text.includes('\r')) return 'The signature holds a carriage return; a program turned its line ends around.';
  if (/^\s/.test(text)) return 'The signature begins with a blank or an empty line.';
  const end = text.indexOf(endLine);
  if (end > 0 && text.length > end + endLine.length && text.slice(end + endLine.length) !== '\n')
    return 'Something follows the end of the signature.';
  return parseSshArmour(text) === null
    ? 'The signature is not in the armour of an SSH signature.'
    : 'The bytes of the signature are no SSH signature.';
}

function malformed(reason: string): Finding {
  return { state: 'malformed', reason };
}

function invalid(reason: string): Finding {
  return { state: 'invalid', reason };
}
