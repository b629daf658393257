import { createHash } from 'node:crypto';
import { parseSshArmour } from './ssh-armour.ts';
import { formatSshFingerprint, parseSshKey, type SshKey } from './ssh-key.ts';
import { isProven, parseSshProof, type SshProof } from './ssh-proof.ts';
import { formatSshString, parseSshWire } from './ssh-wire.ts';

/** An SSH signature (OpenSSH's PROTOCOL.sshsig), parsed once with its key and its proof, not yet verified. */
export interface SshSignature {
  /** The signer's public key in wire format, as the signature itself claims. */
  readonly publicKey: Buffer;
  /** As `ssh-keygen -l` shows it: `SHA256:…`. */
  readonly fingerprint: string;
  /** Null for a kind that is not supported, a broken one, or RSA under 2048 bits: then nothing fits it. */
  readonly key: SshKey | null;
  readonly namespace: string;
  readonly hash: 'sha256' | 'sha512';
  /** Null when it is no proof of this kind of key. */
  readonly proof: SshProof | null;
  /**
   * What shows a second component beside the possession of a key (21 CFR 11.200(a)(1)), from the flags that a token signed with it: that it verified its
   * user, by PIN or finger; that it was touched; or nothing. Only worth something when the signature itself holds.
   */
  readonly secondComponent: 'user verified' | 'touch' | 'not evidenced';
  /** The page that asked for a signature by a passkey; null for any other signature. */
  readonly origin: string | null;
}

/** Parses an armoured SSH signature; null when it is malformed. Its reserved field must be empty: OpenSSH passes over what stands there, and nobody signs it. */
export function parseSshSignature(armoured: string): SshSignature | null {
  const bytes = parseSshArmour(armoured);
  if (bytes === null) return null;
  try {
    const cursor = parseSshWire(bytes);
    if (cursor.takeBytes(6).toString('latin1') !== 'SSHSIG' || cursor.takeNumber() !== 1) return null;
    const publicKey = cursor.takeString();
    const namespace = readUtf8(cursor.takeString());
    const reserved = cursor.takeString();
    const hash = cursor.takeString().toString('latin1');
    const written = cursor.takeString();
    if ((hash !== 'sha256' && hash !== 'sha512') || namespace === null || reserved.length > 0 || !cursor.isAtEnd()) return null;
    const key = parseSshKey(publicKey);
    const proof = key === null ? null : parseSshProof(written, key);
    const [flags = 0] = proof?.flagsAndCounter ?? [];
    return {
      publicKey,
      fingerprint: formatSshFingerprint(publicKey),
      key,
      namespace,
      hash,
      proof,
      secondComponent: (flags & 4) !== 0 ? 'user verified' : (flags & 1) !== 0 ? 'touch' : 'not evidenced',
      origin: proof?.assertion?.origin ?? null,
    };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A namespace that is empty, or is no text, is none: two of those would look alike. */
function readUtf8(bytes: Buffer): string | null {
  const text = bytes.toString('utf8');
  return text === '' || !Buffer.from(text).equals(bytes) ? null : text;
}

/** Whether a signature was made over a message with the key that it names. Says nothing about whose key it is, nor about the namespace. */
export function isSignatureOf({ key, proof, namespace, hash }: SshSignature, message: Uint8Array): boolean {
  if (key === null || proof === null) return false;
  const digest = createHash(hash).update(message).digest();
  const signed = [Buffer.from('SSHSIG'), ...[namespace, '', hash, digest].map(formatSshString)];
  return isProven(proof, key, Buffer.concat(signed));
}
