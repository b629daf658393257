import type { Key, KeyID, SignaturePacket, Subkey } from 'openpgp';
import type { TagSignature } from '../../../book/schema/tag.ts';
import type { RawSignature } from '../../../git/schema/repository.ts';
import { parsePgpIssuer } from '../../../keys/pgp-issuer.ts';

type OpenPgp = typeof import('openpgp');

/** Judges one PGP signature. */
export type PgpJudge = (signature: RawSignature) => Promise<TagSignature>;

interface Verdict {
  readonly state: TagSignature['state'];
  readonly signer?: string;
  readonly reason: string;
}

/**
 * Makes a judge of PGP signatures from armoured public keys; a text that holds no readable key adds none. The library is loaded only when there are keys.
 * A key counts as it was when the signature was made: what expired or was replaced later does no harm, what was compromised does.
 */
export async function startPgpJudge(armouredKeys: readonly string[]): Promise<PgpJudge> {
  if (armouredKeys.length === 0)
    return async ({ armour }) => judged(armour, { state: 'not-checked', reason: 'No keys are given to check it with.' });
  const openpgp = await import('openpgp');
  const keys: Key[] = [];
  for (const text of armouredKeys) keys.push(...(await readKeys(openpgp, text)));
  return async (signature) => judged(signature.armour, await judge(openpgp, keys, signature));
}

function judged(armour: string, { state, signer, reason }: Verdict): TagSignature {
  return { format: 'pgp', state, signer: signer ?? null, key: parsePgpIssuer(armour), reason };
}

async function readKeys(openpgp: OpenPgp, text: string): Promise<readonly Key[]> {
  const blocks = text.match(/-----BEGIN PGP PUBLIC KEY BLOCK-----[\s\S]*?-----END PGP PUBLIC KEY BLOCK-----/g) ?? [];
  const keys = await Promise.all(blocks.map((armoredKeys) => openpgp.readKeys({ armoredKeys }).catch(() => [])));
  return keys.flat();
}

async function judge(openpgp: OpenPgp, keys: readonly Key[], { armour, payload }: RawSignature): Promise<Verdict> {
  const parsed = await openpgp.readSignature({ armoredSignature: armour }).catch(() => null);
  // The library gives another kind of packet for what it cannot read, whatever its types say.
  const packet = parsed?.packets.find((found) => found instanceof openpgp.SignaturePacket);
  const created = packet?.created;
  if (!packet || !created) return judgeUnread(keys, parsePgpIssuer(armour));
  if (packet.signatureType !== openpgp.enums.signature.binary && packet.signatureType !== openpgp.enums.signature.text) {
    return { state: 'malformed', reason: 'The signature is not one over a text.' };
  }
  const id = packet.issuerKeyID;
  const owner = keys.find((candidate) => candidate.getKeys(id).length > 0);
  const key = owner?.getKeys(id)[0]?.keyPacket;
  if (!owner || !key) return keyUnknown;
  // Tags of past years were signed with SHA-1 and DSA, which git and gpg still accept; the reader is told.
  const config = {
    ...openpgp.config,
    rejectHashAlgorithms: md5(openpgp),
    rejectMessageHashAlgorithms: md5(openpgp),
    rejectPublicKeyAlgorithms: new Set<never>(),
  };
  const message = await openpgp.createMessage({ binary: payload });
  const literal = message.packets.findPacket(openpgp.enums.packet.literalData);
  if (literal === undefined) return { state: 'malformed', reason: 'The signed text cannot be read.' };
  try {
    await packet.verify(key, packet.signatureType, literal, created, true, config);
  } catch (error) {
    return { state: 'invalid', reason: `The signature does not hold: ${describe(error)}` };
  }
  const complaint = await complainOfKey({ owner, id, created, config });
  if (complaint !== null)
    return { state: 'key-not-valid-then', reason: `The signature fits the tag, but its key was not valid then: ${complaint}` };
  const signer = owner.getUserIDs()[0] ?? owner.getFingerprint().toUpperCase();
  return { state: 'valid', signer, reason: `Signed with the key of \`${signer}\`${listWeaknesses(openpgp, packet)}.` };
}

const keyUnknown: Verdict = { state: 'key-unknown', reason: 'The key is not among the keys given.' };

function judgeUnread(keys: readonly Key[], issuer: string | null): Verdict {
  if (issuer === null) return { state: 'malformed', reason: 'The signature cannot be read as a PGP signature.' };
  const known = keys.some((key) => key.getKeys().some((part) => part.getFingerprint().toUpperCase().endsWith(issuer)));
  return known ? { state: 'not-checked', reason: 'The signature is of an old form (version 3) that cannot be checked here.' } : keyUnknown;
}

function md5(openpgp: OpenPgp): Set<(typeof openpgp.enums.hash)['md5']> {
  return new Set([openpgp.enums.hash.md5]);
}

interface KeyUse {
  readonly owner: Key;
  readonly id: KeyID;
  readonly created: Date;
  readonly config: OpenPgp['config'];
}

/** Why the key could not sign at that time; null when it could. */
async function complainOfKey({ owner, id, created, config }: KeyUse): Promise<string | null> {
  const complaint = await owner.getSigningKey(id, created, {}, config).then(() => null, describe);
  if (complaint === null) return null;
  // Whoever renews a key replaces what it says of itself by newer statements; so these are asked too, whatever their date.
  const key = await owner.getSigningKey(id, null, {}, config).catch(() => null);
  if (key === null) return complaint;
  const expires =
    'bindingSignatures' in key ? await key.getExpirationTime(newestDate(key), config) : await key.getExpirationTime({}, config);
  return expires !== null && key.keyPacket.created <= created && created < expires ? null : complaint;
}

function newestDate({ bindingSignatures }: Subkey): Date {
  return new Date(Math.max(0, ...bindingSignatures.map(({ created }) => created?.getTime() ?? 0)));
}

function listWeaknesses({ enums }: OpenPgp, { hashAlgorithm }: SignaturePacket): string {
  return hashAlgorithm === enums.hash.sha1 ? ', over a SHA-1 digest, which is weak today' : '';
}

function describe(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
