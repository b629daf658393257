import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { formatSshPublicKey } from '../../../../src/keys/ssh-sign.ts';
import { formatSshString } from '../../../../src/keys/ssh-wire.ts';
import { listPeople } from '../../../../src/validation/assemble/signoffs/people-keys.ts';
import { parseSigningKeys } from '../../../../src/validation/assemble/signoffs/signing-keys.ts';
import { peopleSchema } from '../../../../src/validation/schema/signoffs/people.ts';

const [key, other] = [0, 1].map(() => formatSshPublicKey(generateKeyPairSync('ed25519').privateKey));
const ours = 'namespaces="signoff@docket"';
const people = peopleSchema.parse({
  people: [
    { principal: 'ada@example.org', name: 'Ada', roles: [{ role: 'tester' }] },
    { principal: 'bo@example.org', name: 'Bo' },
  ],
});

function complaintsOf(text: string): readonly string[] {
  return listPeople(people, text).problems.map(
    ({ code, place, message }) => `${place.line ?? ''} ${code} ${message.replace(/^.*?: /, '')}`,
  );
}

function usableOf(text: string): readonly string[] {
  return parseSigningKeys({ people, policySha256: null, policies: [], allowedSigners: text, asOf: null }).signers.map(
    ({ line, principals }) => `${line} ${principals}`,
  );
}

function rsa(bits: number): string {
  const { n = '', e = '' } = generateKeyPairSync('rsa', { modulusLength: bits }).publicKey.export({ format: 'jwk' });
  const modulus = Buffer.concat([Buffer.from([0]), Buffer.from(n, 'base64url')]);
  const blob = Buffer.concat([formatSshString('ssh-rsa'), formatSshString(Buffer.from(e, 'base64url')), formatSshString(modulus)]);
  return `ssh-rsa ${blob.toString('base64')}`;
}

test.each<readonly [string, string]>([
  [`*@example.org ${ours} ${key}`, '`*@example.org` is not the name of one person.'],
  [`ada@example.org,bo@example.org ${ours} ${key}`, '`ada@example.org,bo@example.org` is not the name of one person.'],
  [`ada@example.org ${key}`, 'it has no `namespaces="signoff@docket"`.'],
  [`ada@example.org namespaces="*" ${key}`, 'its namespaces `*` allow sign-off by a pattern only.'],
  [`ada@example.org ${ours},valid-after="20260101" ${key}`, 'a time in it does not end in `Z`.'],
  [`ada@example.org cert-authority,${ours} ${key}`, 'a certificate authority cannot sign off.'],
  [`ada@example.org ${ours} ${rsa(2048)}`, 'its RSA key has 2048 bits, fewer than 3072.'],
])('a line that breaks a rule allows nobody and is a Problem at its line: %s', (line, rule) => {
  expect(complaintsOf(`# keys\n${line}\n`)).toEqual([`2 signing-key-not-usable ${rule}`]);
  expect(usableOf(`# keys\n${line}\n`)).toEqual([]);
});

test('a key of two people is nobody’s', () => {
  const text = `ada@example.org ${ours} ${key}\nbo@example.org ${ours} ${key}\n`;
  expect(complaintsOf(text).map((complaint) => complaint.replace(/SHA256:\S+/, 'KEY'))).toEqual([
    '1 signing-key-not-usable its key KEY belongs to `bo@example.org` too, by line 2.',
    '2 signing-key-not-usable its key KEY belongs to `ada@example.org` too, by line 1.',
  ]);
  expect(usableOf(text)).toEqual([]);
});

test('a person may change keys, and has one at a time', () => {
  const rotated = `ada@example.org ${ours},valid-before="20260601Z" ${key}\nada@example.org ${ours},valid-after="20260601Z" ${other}\n`;
  expect(complaintsOf(rotated)).toEqual([]);
  expect(usableOf(rotated)).toHaveLength(2);
  const both = `ada@example.org ${ours} ${key}\nada@example.org ${ours} ${other}\n`;
  expect(complaintsOf(both)).toEqual(['2 signing-key-not-usable `ada@example.org` has another key at the same time, by line 1.']);
  expect(usableOf(both)).toEqual(['1 ada@example.org']);
});

test('lines for tags are bound by no rule, and without people nothing is asked', () => {
  expect(complaintsOf(`*@example.org namespaces="git" ${key}\n`)).toEqual([]);
  expect(listPeople(null, `* ${key}\n`)).toEqual({ people: [], problems: [] });
});

test('people, keys and what is compromised or retired are told', () => {
  const text = `ada@example.org ${ours},valid-after="20260101Z",valid-before="202606011200Z" ${key}\ncy@example.org ${ours} ${other}\n`;
  const told = listPeople(
    peopleSchema.parse({
      people: [...people.people, { principal: 'ada@example.net', name: 'Ada N.' }, { principal: 'bo@example.org', name: 'Other Bo' }],
      compromised: [
        { key, since: '2026-05-01T00:00:00Z', reason: 'Lost.' },
        { key: 'SHA256:short', since: '2026-05-01T00:00:00Z', reason: 'x' },
      ],
    }),
    text,
  );
  expect(told.people.map(({ principal, slug, name }) => [principal, slug, name])).toEqual([
    ['ada@example.net', 'ada-example.net', 'Ada N.'],
    ['ada@example.org', 'ada-example.org', 'Ada'],
    ['bo@example.org', 'bo', 'Bo'],
  ]);
  expect(told.people[1]?.keys).toEqual([
    {
      fingerprint: expect.stringMatching(/^SHA256:/),
      kind: 'ssh-ed25519',
      validAfter: '2026-01-01T00:00:00Z',
      validBefore: '2026-06-01T12:00:00Z',
      compromised: { since: '2026-05-01T00:00:00Z', reason: 'Lost.' },
    },
  ]);
  expect(told.problems.map(({ code, place, message }) => [code, place.source, message])).toEqual([
    ['person-twice', 'content/people.yaml', '`bo@example.org` is listed twice. Only the first counts.'],
    ['key-name-malformed', 'content/people.yaml', '`SHA256:short` is neither a fingerprint nor a public key.'],
    ['signing-key-without-person', 'content/allowed_signers', '`cy@example.org` has a key, and is not in `content/people.yaml`.'],
  ]);
});

test('a role is told with its products and its time', () => {
  const given = peopleSchema.parse({
    people: [
      {
        principal: 'ada@example.org',
        name: 'Ada',
        roles: [
          { role: 'tester', products: ['portal'], from: '2026-01-01T00:00:00Z' },
          { role: 'qa', until: '2026-06-30T00:00:00Z' },
          { role: 'owner' },
        ],
      },
    ],
  });
  expect(listPeople(given, '').people.map(({ roles }) => roles)).toEqual([
    [
      { role: 'tester', products: ['portal'], from: '2026-01-01T00:00:00Z', until: null },
      { role: 'qa', products: null, from: null, until: '2026-06-30T00:00:00Z' },
      { role: 'owner', products: null, from: null, until: null },
    ],
  ]);
});

test('a name that two people have is told', () => {
  const { problems } = listPeople(
    peopleSchema.parse({
      people: [
        { principal: 'mara@portal.example', name: 'Mara Okafor', aliases: ['mo', 'Mara O.'] },
        { principal: 'moses@portal.example', name: 'Moses Oduya', aliases: ['MO'] },
      ],
    }),
    null,
  );
  expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
    'name-shared The name `mo` belongs to more than one person: `mara@portal.example`, `moses@portal.example`.',
  ]);
});
