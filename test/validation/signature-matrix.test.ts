import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parseSshArmour } from '../../src/keys/ssh-armour.ts';
import { formatSshFingerprint } from '../../src/keys/ssh-key.ts';
import { judgeSignoffs } from '../../src/validation/assemble/judge/judge-signoffs.ts';
import { formatStatement } from '../../src/validation/assemble/signoffs/format-statement.ts';
import type { Statement } from '../../src/validation/schema/signoffs/signoff.ts';
import { isThorough } from '../often.ts';
import { armourOf, makeTokenKey, signWithToken, tokenTypes } from './sign-with-token.ts';
import { makeContext, makeKeys, makeStatement, people } from './signoff-case.ts';

const hasSshKeygen = spawnSync('ssh-keygen', ['-?']).error === undefined;
const folder = mkdtempSync(join(tmpdir(), 'docket-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const context = makeContext();
const principal = 'jonas@portal.example';
const at = '20260301230000Z';

/** A key of one kind, and how it signs; nothing of it outlives the test. */
interface Kind {
  readonly name: string;
  readonly publicKey: string;
  readonly sign: (message: Uint8Array, namespace: string, hash: 'sha256' | 'sha512') => string;
}

function makeFileKey(type: string, bits: string): Kind {
  const file = join(folder, `${type}-${bits}`);
  spawnSync('ssh-keygen', ['-q', '-t', type, ...(bits === '' ? [] : ['-b', bits]), '-N', '', '-C', '', '-f', file]);
  return {
    name: `${type} ${bits}`.trim(),
    publicKey: readFileSync(`${file}.pub`, 'utf8').trim(),
    sign: (message, namespace, hash) =>
      spawnSync('ssh-keygen', ['-Y', 'sign', '-n', namespace, '-O', `hashalg=${hash}`, '-f', file], { input: message }).stdout.toString(
        'latin1',
      ),
  };
}

function makeTokenKind(type: (typeof tokenTypes)[number]): Kind {
  const key = makeTokenKey(type);
  return {
    name: type,
    publicKey: `${type} ${key.publicBlob.toString('base64')}`,
    sign: (message, namespace, hash) => signWithToken({ key, namespace, message, hash, flags: hash === 'sha256' ? 5 : 1 }).armour,
  };
}

const fileKinds = [
  ['ed25519', ''],
  ['rsa', '3072'],
  ['rsa', '4096'],
  ['ecdsa', '256'],
  ['ecdsa', '384'],
  ['ecdsa', '521'],
] as const;
const kinds: readonly (() => Kind)[] = [
  ...fileKinds.map(
    ([type, bits]) =>
      () =>
        makeFileKey(type, bits),
  ),
  ...tokenTypes.map((type) => () => makeTokenKind(type)),
];

/** One signature of the matrix. */
interface Case {
  readonly name: string;
  readonly statement: Statement;
  readonly message: Uint8Array;
  readonly armour: string;
  readonly signers: string;
  /** A key that is revoked for OpenSSH, and was compromised for us. */
  readonly revoked?: string;
}

function listCases({ publicKey, sign }: Kind, other: Kind): readonly Case[] {
  const line = (options: string, key = publicKey, who = principal): string => `${who} namespaces="signoff@docket"${options} ${key}\n`;
  const statements = ['first', 'second', 'third'].map((comment) => ({ ...makeStatement(context), comment }));
  const [first, second] = statements;
  if (first === undefined || second === undefined) throw new Error('Expected statements.');
  const messages = statements.map((statement) => Buffer.from(formatStatement(statement)));
  const message = messages[0] ?? Buffer.alloc(0);
  const armour = sign(message, 'signoff@docket', 'sha512');
  const base = { statement: first, message, armour, signers: line('') };
  const blob = parseSshArmour(armour) ?? Buffer.alloc(0);
  const flip = (bytes: Uint8Array, place: number): Buffer => {
    const copy = Buffer.from(bytes);
    copy[place] = (copy[place] ?? 0) ^ 1;
    return copy;
  };
  const places = (length: number, count: number): readonly number[] =>
    Array.from({ length: count }, (_, index) => Math.floor((index * (length - 1)) / (count - 1)));
  return [
    ...statements.flatMap((statement, index) =>
      (['sha256', 'sha512'] as const).map((hash) => {
        const bytes = messages[index] ?? message;
        return { ...base, name: `genuine ${index} ${hash}`, statement, message: bytes, armour: sign(bytes, 'signoff@docket', hash) };
      }),
    ),
    ...places(message.length, 5).map((place) => ({ ...base, name: `message changed at ${place}`, message: flip(message, place) })),
    ...places(blob.length, 12).map((place) => ({ ...base, name: `signature changed at ${place}`, armour: armourOf(flip(blob, place)) })),
    { ...base, name: 'signature cut', armour: armourOf(blob.subarray(0, -1)) },
    { ...base, name: 'signature longer', armour: armourOf(Buffer.concat([blob, Buffer.from([0])])) },
    { ...base, name: 'armour with CRLF', armour: armour.replaceAll('\n', '\r\n') },
    { ...base, name: 'armour with an empty first line', armour: `\n${armour}` },
    { ...base, name: 'armour without its end', armour: armour.replace(/-----END.*/s, '') },
    { ...base, name: 'armour of something else', armour: armour.replaceAll('SSH SIGNATURE', 'PGP SIGNATURE') },
    { ...base, name: 'moved to another statement', statement: second, message: messages[1] ?? message },
    { ...base, name: 'moved from another statement', armour: sign(messages[1] ?? message, 'signoff@docket', 'sha512') },
    { ...base, name: 'namespace git', armour: sign(message, 'git', 'sha512') },
    { ...base, name: 'namespace file', armour: sign(message, 'file', 'sha512') },
    { ...base, name: 'namespace of another case', armour: sign(message, 'Signoff@docket', 'sha512') },
    { ...base, name: 'expired', signers: line(',valid-before="20260301225959Z"') },
    { ...base, name: 'at its last moment', signers: line(`,valid-before="${at}"`) },
    { ...base, name: 'not valid yet', signers: line(',valid-after="20260301230001Z"') },
    { ...base, name: 'at its first moment', signers: line(`,valid-after="${at}"`) },
    { ...base, name: 'within its time', signers: line(',valid-after="20260101Z",valid-before="20270101Z"') },
    { ...base, name: 'rotated', signers: line(',valid-before="20260401Z"') + line(',valid-after="20260401Z"', other.publicKey) },
    { ...base, name: 'rotated before', signers: line(',valid-before="20260101Z"') + line(',valid-after="20260101Z"', other.publicKey) },
    { ...base, name: 'unknown', signers: line('', other.publicKey) },
    { ...base, name: 'of someone else', signers: line('', publicKey, 'mara@portal.example') },
    { ...base, name: 'listed for tags alone', signers: `${principal} namespaces="git" ${publicKey}\n` },
    { ...base, name: 'not listed', signers: '' },
    { ...base, name: 'revoked', revoked: publicKey },
    { ...base, name: 'another one revoked', revoked: other.publicKey },
  ];
}

function isAcceptedByKeygen({ message, armour, signers, revoked }: Case): boolean {
  const [allowed, signature, list] = ['allowed', 'sig', 'revoked'].map((name) => join(folder, name));
  if (allowed === undefined || signature === undefined || list === undefined) return false;
  writeFileSync(allowed, signers);
  writeFileSync(signature, armour);
  if (revoked !== undefined) writeFileSync(list, `${revoked}\n`);
  const args = ['-Y', 'verify', '-O', `verify-time=${at}`, '-f', allowed, '-I', principal, '-n', 'signoff@docket', '-s', signature];
  return (
    spawnSync('ssh-keygen', [...args, ...(revoked === undefined ? [] : ['-r', list])], {
      input: message,
      env: { PATH: process.env['PATH'], TZ: 'UTC' },
    }).status === 0
  );
}

function isAcceptedByUs({ message, armour, signers, revoked }: Case): boolean {
  const key = Buffer.from(revoked?.split(' ')[1] ?? '', 'base64');
  const compromised = revoked === undefined ? [] : [{ key: formatSshFingerprint(key), since: '2026-01-01T00:00:00Z', reason: 'Lost.' }];
  const keys = makeKeys({ allowedSigners: signers, people: { ...people, compromised } });
  const [signoff] = judgeSignoffs(
    context,
    [{ record: context.record.path, source: '1.json', statement: message, signature: armour }],
    keys,
  );
  return signoff?.state === 'valid';
}

describe.skipIf(!hasSshKeygen)('in agreement with ssh-keygen', () => {
  test('signatures of every kind of key are judged alike', () => {
    const all = kinds.map((make) => make());
    const every = all.flatMap((kind, index) => {
      const other = all[(index + 1) % all.length] ?? kind;
      return listCases(kind, other).map((one, at) => ({ kind: kind.name, one, share: (at + index) % 6 }));
    });
    // A start of ssh-keygen each: every sixth for each kind of key, another sixth of the next kind.
    const cases = every.filter(({ share }) => isThorough || share === 0);
    const verdicts = cases.map(({ kind, one }) => ({
      what: `${kind}: ${one.name}`,
      keygen: isAcceptedByKeygen(one),
      docket: isAcceptedByUs(one),
    }));
    expect(verdicts.filter(({ keygen, docket }) => keygen !== docket)).toEqual([]);
    expect(every.length).toBeGreaterThanOrEqual(300);
    const accepted = verdicts.filter(({ docket }) => docket).map(({ what }) => what.replace(/^.*: /, ''));
    expect([...new Set(accepted)].sort()).toEqual(
      [
        'another one revoked',
        'at its first moment',
        'at its last moment',
        'rotated',
        'within its time',
        ...[0, 1, 2].flatMap((index) => [`genuine ${index} sha256`, `genuine ${index} sha512`]),
      ].sort(),
    );
    if (isThorough) expect(accepted).toHaveLength(all.length * 11);
  });

  test('what OpenSSH lets pass and we do not is known', () => {
    const kind = makeFileKey('ed25519', '256');
    const [genuine] = listCases(kind, kind);
    if (genuine === undefined) throw new Error('Expected a case.');
    const behind = { ...genuine, armour: `${genuine.armour}junk\n` };
    const wildcard = { ...genuine, signers: `*@portal.example namespaces="signoff@docket" ${kind.publicKey}\n` };
    const anyPurpose = { ...genuine, signers: `${principal} ${kind.publicKey}\n` };
    const local = { ...genuine, signers: `${principal} namespaces="signoff@docket",valid-after="20260101" ${kind.publicKey}\n` };
    const verdicts = [behind, wildcard, anyPurpose, local].map((one) => [isAcceptedByKeygen(one), isAcceptedByUs(one)]);
    expect(verdicts).toEqual(verdicts.map(() => [true, false]));
  });
});
