import { createHash } from 'node:crypto';
import type { SshCursor } from './ssh-wire.ts';

/** The form of a signature by a passkey (OpenSSH's PROTOCOL.u2f): a browser signed the challenge, and says for which page. */
export const webauthnAlgorithm = 'webauthn-sk-ecdsa-sha2-nistp256@openssh.com';

/** What a passkey signed beside the message. */
export interface Assertion {
  readonly flagsAndCounter: Buffer;
  /** Address of the page that asked for the signature. */
  readonly origin: string;
  readonly clientData: Buffer;
  readonly extensions: Buffer;
}

/** Takes an assertion from behind the numbers of a signature. Throws `RangeError` when there is too little left. */
export function takeAssertion(cursor: SshCursor): Assertion {
  const flagsAndCounter = cursor.takeBytes(5);
  const origin = cursor.takeString().toString('utf8');
  return { flagsAndCounter, origin, clientData: cursor.takeString(), extensions: cursor.takeString() };
}

/**
 * The bytes that a passkey signed for a message; null when the assertion is none of this message. As OpenSSH, and stricter where it does not look: the user
 * must have been there, and the page must belong to the application that the key was made for.
 */
export function unwrapAssertion(
  { flagsAndCounter, origin, clientData, extensions }: Assertion,
  application: Buffer,
  message: Buffer,
): Buffer | null {
  const flags = flagsAndCounter[0] ?? 0;
  const hasExtensions = (flags & 0x80) !== 0;
  if (
    (flags & 1) === 0 ||
    (flags & 0x40) !== 0 ||
    hasExtensions !== extensions.length > 0 ||
    !belongs(origin, application.toString('utf8'))
  )
    return null;
  const begin = `{"type":"webauthn.get","challenge":"${message.toString('base64url')}","origin":"${origin}"`;
  if (!clientData.subarray(0, Buffer.byteLength(begin)).equals(Buffer.from(begin))) return null;
  const digest = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();
  return Buffer.concat([digest(application), flagsAndCounter, extensions, digest(clientData)]);
}

function belongs(origin: string, application: string): boolean {
  const host = /^https:\/\/([a-z0-9.-]+)(?::\d+)?$/.exec(origin)?.[1] ?? /^http:\/\/(localhost)(?::\d+)?$/.exec(origin)?.[1];
  return host !== undefined && application !== '' && (host === application || host.endsWith(`.${application}`));
}
