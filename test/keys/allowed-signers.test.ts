import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { explainRefusal, listUnreadableLines, parseAllowedSigners } from '../../src/keys/allowed-signers.ts';
import { matchesPatternList } from '../../src/keys/pattern-list.ts';
import { formatSshPublicKey, signSsh } from '../../src/keys/ssh-sign.ts';
import { makeFolder } from '../git-repository.ts';

const hasSshKeygen = spawnSync('ssh-keygen', ['-?']).error === undefined;
const { privateKey } = generateKeyPairSync('ed25519');
const key = formatSshPublicKey(privateKey);

test('a line is read with its options', () => {
  const blob = Buffer.from(key.split(' ')[1] ?? '', 'base64');
  const text = `# comment\n\nada@example.org,bo@example.org namespaces="git,file",valid-after="20230101Z",valid-before="202401021530" ${key} laptop\r\n  cy@example.org ${key}\ndi CERT-AUTHORITY ${key}\n`;
  const plain = { key: blob, certAuthority: false, namespaces: null, validAfter: null, validBefore: null, zoned: true };
  expect(parseAllowedSigners(text)).toEqual([
    {
      ...plain,
      principals: 'ada@example.org,bo@example.org',
      namespaces: 'git,file',
      validAfter: Date.UTC(2023, 0, 1),
      validBefore: Date.UTC(2024, 0, 2, 15, 30),
      zoned: false,
      line: 3,
    },
    { ...plain, principals: 'cy@example.org', line: 4 },
    { ...plain, principals: 'di', certAuthority: true, line: 5 },
  ]);
});

test.each([
  ['cert-authority', 'git', '2024-06-01', 'use', 'The key is listed as a certificate authority, and certificates are not supported.'],
  ['namespaces="file"', 'git', '2024-06-01', 'use', 'The key of `ada` is not allowed for the namespace `git`.'],
  ['valid-after="20240701Z"', 'git', null, 'time', 'The key of `ada` is limited in time, and the signature has no date.'],
  [
    'valid-after="20240701Z"',
    'git',
    '2024-06-30T23:59:59Z',
    'time',
    'The key of `ada` was not valid yet: it is valid after 2024-07-01T00:00:00Z.',
  ],
  [
    'valid-before="20240701Z"',
    'git',
    '2024-07-01T00:00:01Z',
    'time',
    'The key of `ada` was no longer valid: it was valid before 2024-07-01T00:00:00Z.',
  ],
])('what a key may not sign is said with its kind and reason: %s', (options, namespace, at, kind, reason) => {
  const [signer] = parseAllowedSigners(`ada ${options} ${key}`);
  if (signer === undefined) throw new Error('The line is none.');
  expect(explainRefusal(signer, namespace, at === null ? null : Date.parse(at))).toEqual({ kind, reason });
});

test('a key may sign at both ends of its time, and without a date where it has no time', () => {
  const allows = (options: string, at: string | null): boolean => {
    const [signer] = parseAllowedSigners(`ada ${options} ${key}`);
    return signer !== undefined && explainRefusal(signer, 'git', at === null ? null : Date.parse(at)) === null;
  };
  expect(allows('valid-after="20240701Z"', '2024-07-01T00:00:00Z')).toBe(true);
  expect(allows('valid-before="20240701Z"', '2024-07-01T00:00:00Z')).toBe(true);
  expect(allows('namespaces="git"', null)).toBe(true);
  expect(allows('valid-before="20240701Z"', null)).toBe(false);
});

test('lines that allow nobody because they cannot be read are named; comments and empty lines are none', () => {
  expect(listUnreadableLines(`# ada\n\n \t\nada ${key}\n  # bo ${key}\nada nonsense ${key}\n#\nada\n`)).toEqual([6, 8]);
});

test.each([
  ['"ada" ', 'ada'],
  ['"ada lovelace" ', 'ada lovelace'],
  ['ada"x y" ', 'adax y'],
  ['"ada"\t \t', 'ada'],
  ['ada \t  ', 'ada'],
])('the principals of %j are %s', (head, principals) => {
  expect(parseAllowedSigners(`${head}${key}`).map((signer) => signer.principals)).toEqual([principals]);
});

test.each([
  'valid-after="20240101Z",valid-before="20240101Z"',
  'valid-after="19700101Z"',
  'valid-after="202401012400Z"',
  'valid-after="20241301Z"',
  'valid-after="x20240101Z"',
  'cert-authority="yes"',
  'namespaces=""',
  'namespaces',
  'NAMESPACES="git",namespaces="file"',
  ',namespaces="git"',
  'namespaces="git",',
  'other="1"',
])('options that OpenSSH does not take make a line none: %s', (options) => {
  expect(parseAllowedSigners(`ada ${options} ${key}`)).toEqual([]);
});

test.each([
  'ada',
  `ada ${key.slice(0, 20)}`,
  `ada nonsense ${key}`,
  `ada namespaces=git ${key}`,
  `ada namespaces="git ${key}`,
  `ada valid-after="2023" ${key}`,
  `ada valid-after="20240101Z",valid-before="20230101Z" ${key}`,
  `ada namespaces="git",namespaces="file" ${key}`,
  `ada ${key.replace('ssh-ed25519', 'ssh-rsa')}`,
  `ada ssh-dss AAAA`,
])('a line that is none allows nobody: %s', (line) => {
  expect(parseAllowedSigners(line)).toEqual([]);
});

test.each([
  ['git', 'git', true],
  ['git', 'file,git', true],
  ['git', 'g?t', true],
  ['git', '*', true],
  ['git', '*,!git', false],
  ['git', '!file,g*', true],
  ['git', '!file', false],
  ['git', 'Git', false],
  ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab', '*a*a*a*a*a*a*a*a*a*a*c', false],
])('%s against the patterns %s: %s', (text, list, expected) => {
  expect(matchesPatternList(text, list)).toBe(expected);
});

describe.skipIf(!hasSshKeygen)('in agreement with ssh-keygen', () => {
  const options = [
    '',
    'namespaces="git" ',
    'namespaces="file" ',
    'namespaces="file,g*" ',
    'namespaces="*,!git" ',
    'valid-after="20230101Z" ',
    'valid-after="20240101Z" ',
    'valid-before="20240101Z" ',
    'valid-before="20230101Z" ',
    'valid-after="20230601120000Z" ',
    'valid-before="20230601120000Z" ',
    'valid-after="20230601120001Z" ',
    'valid-before="20230601115959Z" ',
    'valid-after="202306011200Z",valid-before="202306011201Z",namespaces="git" ',
    'cert-authority ',
    'nonsense ',
    'namespaces="file",valid-after="20240101Z" ',
  ];
  const at = '20230601120000Z';

  test.each(options)('a key with `%s` may sign or not', (option) => {
    const folder = makeFolder();
    const text = `ada@example.org ${option}${key}\n`;
    writeFileSync(join(folder, 'allowed'), text);
    writeFileSync(join(folder, 'sig'), signSsh({ key: privateKey, namespace: 'git', message: 'text' }));
    const args = [
      '-Y',
      'verify',
      '-O',
      `verify-time=${at}`,
      '-f',
      join(folder, 'allowed'),
      '-I',
      'ada@example.org',
      '-n',
      'git',
      '-s',
      join(folder, 'sig'),
    ];
    const theirs = spawnSync('ssh-keygen', args, { input: 'text', env: { PATH: process.env['PATH'], TZ: 'UTC' } }).status === 0;
    const ours = parseAllowedSigners(text).some((signer) => explainRefusal(signer, 'git', Date.UTC(2023, 5, 1, 12)) === null);
    expect(ours).toBe(theirs);
  });

  const [type = '', base64 = ''] = key.split(' ');
  const ada = 'ada@example.org';
  const odd: readonly string[] = [
    ...['\t', '\u00a0', '\v', ' \f', ' \t '].map((blank) => `${ada}${blank}${key}`),
    ...['\ufeff', '\u00a0', '\t', '# ', '#', ',', '"', '!'].map((before) => `${before}${ada} ${key}`),
    ...['!', '=', 'AAAA', '\r', '\u00a0x', '\vx'].map((after) => `${ada} ${key}${after}`),
    ...['\u00a0', '\t', ' # '].map((blank) => `${ada} ${type}${blank}${base64}`),
    `${ada} ${type} ${base64.slice(0, 20)}!${base64.slice(20)}`,
    `${ada} ssh-rsa ${base64}`,
    ...[
      '"ada@example.org"',
      '!ada@example.org,*',
      '*,!ada@example.org',
      'ADA@example.org',
      'a?a@*',
      'bo,ada@example.org',
      'bo, ada@example.org',
    ].map((principals) => `${principals} ${key}`),
    ...[
      'namespaces="git",',
      'namespaces=""',
      'NAMESPACES="git"',
      'namespaces="!file,git"',
      'namespaces="a b,git"',
      'namespaces="file,\\"git"',
      'namespaces="git" namespaces="file"',
      'cert-authority,namespaces="git"',
      'cert-authority="x"',
      'no-touch-required',
      ...['2023060124Z', '20230230Z', '20230131Z', '19690101Z', '202302302359Z', '2023'].map((time) => `valid-after="${time}"`),
      ...['202406012400Z', '20241301Z', '20240431Z', '00000101Z'].map((time) => `valid-before="${time}"`),
    ].map((option) => `${ada} ${option} ${key}`),
    `garbage\n${ada} ${key}`,
    `${ada} namespaces="file" ${key}\n${ada} ${key}`,
  ];

  test('an odd line is read as it reads it', () => {
    const folder = makeFolder();
    const [allowed, signature] = [join(folder, 'allowed'), join(folder, 'sig')];
    writeFileSync(signature, signSsh({ key: privateKey, namespace: 'git', message: 'text' }));
    const verdicts = odd.map((line) => {
      const text = `${line}\n`;
      writeFileSync(allowed, text);
      const args = ['-Y', 'verify', '-O', `verify-time=${at}`, '-f', allowed, '-I', ada, '-n', 'git', '-s', signature];
      const theirs = spawnSync('ssh-keygen', args, { input: 'text', env: { PATH: process.env['PATH'], TZ: 'UTC' } }).status === 0;
      const ours = parseAllowedSigners(text).some(
        (signer) => matchesPatternList(ada, signer.principals) && explainRefusal(signer, 'git', Date.UTC(2023, 5, 1, 12)) === null,
      );
      return { line, ours, theirs };
    });
    expect(verdicts.filter(({ ours, theirs }) => ours !== theirs)).toEqual([]);
    expect(new Set(verdicts.map(({ ours }) => ours)).size).toBe(2);
  });
});
