import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { judgeSignoffs } from '../../src/validation/assemble/judge/judge-signoffs.ts';
import { formatStatement } from '../../src/validation/assemble/signoffs/format-statement.ts';
import { makeFolder } from '../git-repository.ts';
import { makeTokenKey, signWithPasskey } from '../validation/sign-with-token.ts';
import { makeContext, makeKeys, makeStatement } from '../validation/signoff-case.ts';

const hasSshKeygen = spawnSync('ssh-keygen', ['-?']).error === undefined;
const application = 'docket.example.org';
const origin = 'https://docket.example.org';
const key = makeTokenKey('sk-ecdsa-sha2-nistp256@openssh.com', application);
const line = `jonas@portal.example namespaces="signoff@docket" ${key.type} ${key.publicBlob.toString('base64')}\n`;
const context = makeContext();
const message = Buffer.from(formatStatement(makeStatement(context)));

type Passkey = Parameters<typeof signWithPasskey>[0];
const make = (changes: Partial<Passkey> = {}): string => signWithPasskey({ key, message, origin, application, ...changes });

function judge(signature: string) {
  return judgeSignoffs(
    context,
    [{ record: context.record.path, source: '1.json', statement: message, signature }],
    makeKeys({ allowedSigners: line }),
  )[0];
}

function isAcceptedByKeygen(signature: string): boolean {
  const folder = makeFolder();
  writeFileSync(join(folder, 'allowed'), line);
  writeFileSync(join(folder, 'sig'), signature);
  const args = [
    '-Y',
    'verify',
    '-f',
    join(folder, 'allowed'),
    '-I',
    'jonas@portal.example',
    '-n',
    'signoff@docket',
    '-s',
    join(folder, 'sig'),
  ];
  return spawnSync('ssh-keygen', args, { input: message }).status === 0;
}

test('a passkey signs with its user verified, and the page that asked is told', () => {
  const signoff = judge(make());
  expect([signoff?.state, signoff?.secondComponent, signoff?.notes]).toEqual([
    'valid',
    'user verified',
    ['The time is as the signer states it: git does not hold the signature.', 'Signed with a passkey at https://docket.example.org.'],
  ]);
  expect(judge(make({ flags: 1 }))?.secondComponent).toBe('touch');
  expect(judge(make({ origin: 'https://qa.docket.example.org:8443' }))?.state).toBe('valid');
});

test.each<readonly [string, Partial<Passkey>]>([
  ['for another statement', { message: Buffer.from('x') }],
  ['for another namespace', { namespace: 'git' }],
  ['by something else than a signature', { more: { type: 'webauthn.create' } }],
  ['for another challenge', { more: { challenge: 'AAAA' } }],
  ['with a page that the browser did not sign', { more: { origin: 'https://evil.example' } }],
  ['for another application', { application: 'evil.example' }],
  ['with attested data', { flags: 0x45 }],
  ['with extensions that are not there', { flags: 0x85 }],
])('made %s it is invalid', (_, changes) => {
  expect(judge(make(changes))?.state).toBe('invalid');
});

describe.skipIf(!hasSshKeygen)('in agreement with ssh-keygen', () => {
  test.each<readonly [string, Partial<Passkey>, boolean, boolean]>([
    ['genuine', {}, true, true],
    ['for another statement', { message: Buffer.from('x') }, false, false],
    ['for another application', { application: 'evil.example' }, false, false],
    ['with attested data', { flags: 0x45 }, false, false],
    // OpenSSH looks neither at the flags nor at the page.
    ['without a touch', { flags: 0 }, true, false],
    ['at a page of somebody else', { origin: 'https://evil.example' }, true, false],
    ['at a page whose name ends alike', { origin: 'https://evildocket.example.org' }, true, false],
    ['at a page without encryption', { origin: 'http://docket.example.org' }, true, false],
  ])('%s', (_, changes, keygen, docket) => {
    const signature = make(changes);
    expect([isAcceptedByKeygen(signature), judge(signature)?.state === 'valid']).toEqual([keygen, docket]);
  });
});
