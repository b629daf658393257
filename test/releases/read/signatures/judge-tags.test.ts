import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import * as openpgp from 'openpgp';
import { expect, test } from 'vitest';
import type { RawSignature, RawTag } from '../../../../src/git/schema/repository.ts';
import { formatSshFingerprint } from '../../../../src/keys/ssh-key.ts';
import { formatSshPublicKey, signSsh } from '../../../../src/keys/ssh-sign.ts';
import { judgeTags } from '../../../../src/releases/read/signatures/judge-tags.ts';

const payload = new TextEncoder().encode('object 1\ntype commit\ntag v1\n\nOne\n');
const { privateKey } = generateKeyPairSync('ed25519');
const fingerprint = formatSshFingerprint(Buffer.from(formatSshPublicKey(privateKey).split(' ')[1] ?? '', 'base64'));

function tagWith(signature: RawSignature | null, name = 'v1'): RawTag {
  return {
    name,
    kind: 'annotated',
    object: '1'.repeat(40),
    commit: '2'.repeat(40),
    tree: '3'.repeat(40),
    tagger: null,
    taggedAt: '2023-06-01T12:00:00+00:00',
    message: 'One',
    signature,
  };
}

function signedBy(
  key: KeyObject,
  { namespace = 'git', message = payload }: { readonly namespace?: string; readonly message?: Uint8Array } = {},
): RawSignature {
  return { format: 'ssh', armour: signSsh({ key, namespace, message }), payload };
}

async function judgeOne(signature: RawSignature, keys: { readonly allowedSigners?: string | null; readonly pgpKeys?: readonly string[] }) {
  const judged = await judgeTags({ tags: [tagWith(signature)] }, { allowedSigners: null, pgpKeys: [], ...keys });
  return judged.get('v1');
}

test('only signed tags are judged', async () => {
  const tags = [tagWith(null, 'v0'), tagWith(signedBy(privateKey), 'v1'), tagWith({ format: 'x509', armour: '', payload }, 'v2')];
  const judged = await judgeTags({ tags }, { allowedSigners: null, pgpKeys: [] });
  expect([...judged]).toEqual([
    ['v1', { format: 'ssh', state: 'not-checked', signer: null, key: fingerprint, reason: 'No keys are given to check it with.' }],
    ['v2', { format: 'x509', state: 'not-checked', signer: null, key: null, reason: 'Signatures with certificates are not checked.' }],
  ]);
});

test.each([
  ['ada@example.org', 'valid', 'Signed with the key of `ada@example.org`.'],
  ['ada@example.org namespaces="git"', 'valid', 'Signed with the key of `ada@example.org`.'],
  ['ada@example.org namespaces="file"', 'key-unknown', 'The key of `ada@example.org` is not allowed for the namespace `git`.'],
  [
    'ada@example.org valid-after="20230701Z"',
    'key-not-valid-then',
    'The key of `ada@example.org` was not valid yet: it is valid after 2023-07-01T00:00:00Z.',
  ],
  [
    'ada@example.org valid-before="20230501Z"',
    'key-not-valid-then',
    'The key of `ada@example.org` was no longer valid: it was valid before 2023-05-01T00:00:00Z.',
  ],
  ['ada@example.org cert-authority', 'key-unknown', 'The key is listed as a certificate authority, and certificates are not supported.'],
])('an SSH signature whose key is listed as `%s` is %s', async (line, state, reason) => {
  const signer = state === 'valid' ? 'ada@example.org' : null;
  const allowedSigners = `${line} ${formatSshPublicKey(privateKey)}\n`;
  expect(await judgeOne(signedBy(privateKey), { allowedSigners })).toEqual({ format: 'ssh', state, signer, key: fingerprint, reason });
});

test('an SSH signature by an unknown key, over something else, for something else or in pieces is told apart', async () => {
  const allowedSigners = `ada@example.org ${formatSshPublicKey(privateKey)}\n`;
  const other = generateKeyPairSync('ed25519').privateKey;
  const states = [
    await judgeOne(signedBy(other), { allowedSigners }),
    await judgeOne(signedBy(privateKey, { message: new Uint8Array([1]) }), { allowedSigners }),
    await judgeOne(signedBy(privateKey, { namespace: 'file' }), { allowedSigners }),
    await judgeOne({ ...signedBy(privateKey), armour: '-----BEGIN SSH SIGNATURE-----\nAAAA\n' }, { allowedSigners }),
  ];
  expect(states.map((signature) => [signature?.state, signature?.signer])).toEqual([
    ['key-unknown', null],
    ['invalid', null],
    ['invalid', null],
    ['malformed', null],
  ]);
});

test('a signed tag counts only under the name in its object', async () => {
  const allowedSigners = `ada@example.org ${formatSshPublicKey(privateKey)}\n`;
  const { key, armour } = await signPgp({ date: '2023-06-01' });
  const signatures: readonly RawSignature[] = [signedBy(privateKey), { format: 'pgp', armour, payload }];
  const tags = signatures.flatMap((signature) => ['v1', 'v3'].map((name) => tagWith(signature, `${name}`)));
  const keys = { allowedSigners, pgpKeys: [key.armor()] };
  const verdicts = await Promise.all(tags.map(async (tag) => (await judgeTags({ tags: [tag] }, keys)).get(tag.name)));
  expect(verdicts.map((verdict) => [verdict?.state, verdict?.signer])).toEqual([
    ['valid', 'ada@example.org'],
    ['invalid', null],
    ['valid', 'Ada <ada@example.org>'],
    ['invalid', null],
  ]);
  expect(verdicts[1]?.reason).toBe('The signature was made for the tag `v1`, not for `v3`, which leads to the same object.');
});

test.each([
  ['a name in another line of the object', 'object 1\ntype commit\ntag v3\ntagger x\ntag v1\n\nOne\n'],
  ['a name in the message', 'object 1\ntype commit\ntag v3\n\ntag v1\n'],
  ['no name', 'object 1\ntype commit\n\ntag v1\n'],
  ['a name that ends alike', 'object 1\ntype commit\ntag team/v1\n\nOne\n'],
  ['a name with another case', 'object 1\ntype commit\ntag V1\n\nOne\n'],
])('%s is not the name of the tag', async (_, text) => {
  const message = new TextEncoder().encode(text);
  const allowedSigners = `ada@example.org ${formatSshPublicKey(privateKey)}\n`;
  const signature: RawSignature = { ...signedBy(privateKey, { message }), payload: message };
  expect(await judgeOne(signature, { allowedSigners })).toMatchObject({ state: 'invalid', signer: null });
});

test('an SSH signature is valid when any line with its key allows it', async () => {
  const key = formatSshPublicKey(privateKey);
  const allowedSigners = `old@example.org valid-before="20230101Z" ${key}\nnew@example.org valid-after="20230101Z" ${key}\n`;
  expect(await judgeOne(signedBy(privateKey), { allowedSigners })).toMatchObject({ state: 'valid', signer: 'new@example.org' });
});

/** A PGP key and a signature with it at the given date; `created` and `days` bound the key's life. */
async function signPgp({
  date,
  created = '2020-01-01',
  days = 0,
}: {
  readonly date: string;
  readonly created?: string;
  readonly days?: number;
}) {
  const pair = await openpgp.generateKey({
    userIDs: [{ name: 'Ada', email: 'ada@example.org' }],
    date: new Date(created),
    keyExpirationTime: days * 86_400,
    format: 'object',
  });
  const message = await openpgp.createMessage({ binary: payload });
  const signed = await openpgp.sign({ message, signingKeys: pair.privateKey, detached: true, date: new Date(date) }).catch(() => null);
  return { key: pair.publicKey, armour: typeof signed === 'string' ? signed : '' };
}

test('a PGP signature is judged by the keys given', async () => {
  const { key, armour } = await signPgp({ date: '2023-06-01' });
  const other = await signPgp({ date: '2023-06-01' });
  const signature: RawSignature = { format: 'pgp', armour, payload };
  const id = key.getFingerprint().toUpperCase();
  const pgpKeys = ['not a key', `${other.key.armor()}\n${key.armor()}`];
  const valid = {
    format: 'pgp',
    state: 'valid',
    signer: 'Ada <ada@example.org>',
    key: id,
    reason: 'Signed with the key of `Ada <ada@example.org>`.',
  };
  expect(await judgeOne(signature, { pgpKeys })).toEqual(valid);
  expect(await judgeOne(signature, {})).toEqual({
    ...valid,
    state: 'not-checked',
    signer: null,
    reason: 'No keys are given to check it with.',
  });
  expect(await judgeOne(signature, { pgpKeys: [other.key.armor()] })).toEqual({
    ...valid,
    state: 'key-unknown',
    signer: null,
    reason: 'The key is not among the keys given.',
  });
  const changed = new TextEncoder().encode('something else');
  expect(await judgeOne({ ...signature, payload: changed }, { pgpKeys })).toMatchObject({ state: 'invalid', signer: null });
  expect(await judgeOne({ ...signature, armour: '-----BEGIN PGP SIGNATURE-----\n\nAAAA\n' }, { pgpKeys })).toMatchObject({
    state: 'malformed',
    key: null,
  });
});

test('a PGP key that expired later was valid then', async () => {
  const { key, armour } = await signPgp({ date: '2020-06-01', days: 365 });
  expect(await judgeOne({ format: 'pgp', armour, payload }, { pgpKeys: [key.armor()] })).toMatchObject({ state: 'valid' });
});
