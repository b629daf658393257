import { spawn, spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { explainRefusal, parseAllowedSigners } from '../../src/keys/allowed-signers.ts';
import { matchesPatternList } from '../../src/keys/pattern-list.ts';
import { isSignatureOf, parseSshSignature } from '../../src/keys/ssh-signature.ts';
import { formatSshString } from '../../src/keys/ssh-wire.ts';
import { formatSignersText } from '../../src/text/schema/form/canonical-text.ts';
import { isRefusedText } from '../../src/text/schema/form/text-faults.ts';
import { makeFolder } from '../git-repository.ts';
import { armourOf, makeTokenKey, positive } from '../validation/sign-with-token.ts';

/** How many cases: 10,000 before a release, `AGREEMENT_CASES=10000 npx vitest run --project unit test/signing/agreement.test.ts`. */
const count = Number(process.env['AGREEMENT_CASES'] ?? '150');
const hasSshKeygen = spawnSync('ssh-keygen', ['-?']).error === undefined;

/** Numbers that look like chance and are the same in every run (mulberry32). */
function startDice(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return { below, one: <T>(list: readonly [T, ...T[]]): T => list[below(list.length)] ?? list[0] };
}

type Dice = ReturnType<typeof startDice>;

interface TestKey {
  readonly type: string;
  readonly blob: Buffer;
  readonly prove: (signed: Buffer) => Buffer;
}

function makeKey(type: string): TestKey {
  if (type.startsWith('sk-ssh') || type.startsWith('sk-ecdsa')) {
    const token = makeTokenKey(type.startsWith('sk-ssh') ? 'sk-ssh-ed25519@openssh.com' : 'sk-ecdsa-sha2-nistp256@openssh.com');
    const sha256 = (bytes: string | Buffer): Buffer => createHash('sha256').update(bytes).digest();
    const flags = Buffer.from([1, 0, 0, 0, 7]);
    const prove = (signed: Buffer): Buffer => {
      const bytes = Buffer.concat([sha256('ssh:'), flags, sha256(signed)]);
      const value = type.startsWith('sk-ssh')
        ? sign(null, bytes, token.key)
        : formatNumbers(sign('sha256', bytes, { key: token.key, dsaEncoding: 'ieee-p1363' }));
      return Buffer.concat([formatSshString(type), formatSshString(value), flags]);
    };
    return { type, blob: token.publicBlob, prove };
  }
  const { privateKey } = makePair(type);
  const { x = '', y = '', n = '', e = '' } = privateKey.export({ format: 'jwk' });
  const bytes = (text: string): Buffer => Buffer.from(text, 'base64url');
  if (type === 'ssh-ed25519')
    return {
      type,
      blob: Buffer.concat([type, bytes(x)].map(formatSshString)),
      prove: (signed) => Buffer.concat([type, sign(null, signed, privateKey)].map(formatSshString)),
    };
  if (type === 'ssh-rsa')
    return {
      type,
      blob: Buffer.concat([formatSshString(type), positive(bytes(e)), positive(bytes(n))]),
      prove: (signed) => Buffer.concat(['rsa-sha2-512', sign('sha512', signed, privateKey)].map(formatSshString)),
    };
  const [curve, hash] = type.endsWith('256')
    ? ['nistp256', 'sha256']
    : type.endsWith('384')
      ? ['nistp384', 'sha384']
      : ['nistp521', 'sha512'];
  return {
    type,
    blob: Buffer.concat([type, curve ?? '', Buffer.concat([Buffer.from([4]), bytes(x), bytes(y)])].map(formatSshString)),
    prove: (signed) =>
      Buffer.concat([type, formatNumbers(sign(hash, signed, { key: privateKey, dsaEncoding: 'ieee-p1363' }))].map(formatSshString)),
  };
}

function makePair(type: string): { readonly privateKey: KeyObject } {
  if (type === 'ssh-ed25519') return generateKeyPairSync('ed25519');
  if (type === 'ssh-rsa') return generateKeyPairSync('rsa', { modulusLength: 2048 });
  return generateKeyPairSync('ec', { namedCurve: `P-${type.slice(-3)}` });
}

function formatNumbers(raw: Buffer): Buffer {
  return Buffer.concat([positive(raw.subarray(0, raw.length / 2)), positive(raw.subarray(raw.length / 2))]);
}

const types = [
  'ssh-ed25519',
  'ssh-ed25519',
  'ssh-rsa',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'sk-ssh-ed25519@openssh.com',
  'sk-ecdsa-sha2-nistp256@openssh.com',
];

interface Case {
  readonly signers: string;
  readonly armour: string;
  readonly message: Buffer;
  readonly namespace: string;
  readonly principal: string;
}

function makeArmour(dice: Dice, key: TestKey, message: Buffer): string {
  const namespace = dice.one(['git', 'git', 'git', 'git', 'file', 'signoff@docket']);
  const hash = dice.one(['sha512', 'sha512', 'sha256']);
  const head = [namespace, '', hash];
  const digest = createHash(hash).update(message).digest();
  const proof = key.prove(Buffer.concat([Buffer.from('SSHSIG'), ...[...head, digest].map(formatSshString)]));
  const reserved = dice.below(20) === 0 ? 'x' : '';
  const written = dice.below(30) === 0 ? dice.one(['sha1', 'SHA512', 'sha384']) : hash;
  const magic = dice.below(40) === 0 ? dice.one(['SSHSIG\0\0\0\x02', 'SSHSIh\0\0\0\x01']) : 'SSHSIG\0\0\0\x01';
  let blob = Buffer.concat([Buffer.from(magic, 'latin1'), ...[key.blob, namespace, reserved, written, proof].map(formatSshString)]);
  const bend = dice.below(18);
  if (bend === 0) {
    const at = dice.below(blob.length);
    blob[at] = (blob[at] ?? 0) ^ (1 << dice.below(8));
  } else if (bend === 1) blob = blob.subarray(0, blob.length - 1 - dice.below(8));
  else if (bend === 2) blob = Buffer.concat([blob, Buffer.from([dice.below(256)])]);
  const armour = armourOf(blob);
  return dice.below(6) > 0
    ? armour
    : dice.one([
        armour,
        armour.replaceAll('\n', '\r\n'),
        `\n${armour}`,
        ` ${armour}`,
        `${armour}\n`,
        `${armour}junk\n`,
        armour.slice(0, -1),
        armour.replace(/.\n-----END/, '-\n-----END'),
        armour.replace('\n', '\n\n'),
        armour.replace('SSH SIGNATURE', 'SSH MESSAGE'),
        armour.replace(/(.{10})\n/, '$1 \n'),
      ]);
}

function makeLine(dice: Dice, key: TestKey, other: TestKey): string {
  const ada = 'ada@example.org';
  const isPlain = dice.below(2) === 0;
  const principals = isPlain
    ? ada
    : dice.one([
        ada,
        ada,
        ada,
        `"${ada}"`,
        `bo,${ada}`,
        '*@example.org',
        `!${ada},*`,
        'bo',
        'a?a@*',
        `"${ada}"x`,
        `ada"@example.org"`,
        `"${ada}`,
        `"bo ,${ada}"`,
        'ADA@example.org',
        `"${ada}"namespaces="git"`,
      ]);
  const times = [
    '19700101Z',
    '20230101Z',
    '20230601Z',
    '20240101Z',
    '202306011200Z',
    '20230601120000Z',
    '20230601120001Z',
    '2023060124Z',
    '20230230Z',
    '19691231Z',
    '2023',
    '00000101Z',
  ] as const;
  const part = (): string =>
    dice.one([
      'namespaces="git"',
      'namespaces="git"',
      'namespaces="file"',
      'namespaces="g*,!x"',
      'namespaces="*,!git"',
      'namespaces=""',
      'namespaces=git',
      'NAMESPACES="git"',
      `valid-after="${dice.one(times)}"`,
      `valid-before="${dice.one(times)}"`,
      'cert-authority',
      'nonsense',
      'namespaces="a \\"b,git"',
    ]);
  const options = isPlain
    ? dice.one(['', 'namespaces="git"'])
    : Array.from({ length: dice.one([0, 1, 1, 1, 2]) }, part).join(dice.one([',', ',', ',', ' ', ',,']));
  const shown = dice.below(6) === 0 ? other : key;
  const type =
    dice.below(25) === 0 ? dice.one(['ssh-rsa', 'ssh-dss', 'rsa-sha2-512', 'ED25519', 'ssh-ed25519-cert-v01@openssh.com']) : shown.type;
  const base64 = shown.blob.toString('base64');
  const written =
    dice.below(25) === 0
      ? dice.one([base64.slice(0, -2), `${base64}=`, `${base64.slice(0, 20)}!${base64.slice(20)}`, `${base64}AAAA`])
      : base64;
  const blank = dice.one([' ', ' ', ' ', '\t', '  ', ' \t']);
  const comment = dice.one(['', '', ' laptop', ' # x', '\t', ' é']);
  const before = dice.one(['', '', '', '', '', ' ', '\t', '#', '\ufeff']);
  return `${before}${principals}${blank}${options === '' ? '' : `${options}${blank}`}${type}${blank}${written}${comment}`;
}

function makeCase(dice: Dice, keys: readonly [TestKey, ...TestKey[]]): Case {
  const [key, other] = [dice.one(keys), dice.one(keys)];
  const message = Buffer.from(`message ${dice.below(1000)}`);
  const lines = Array.from({ length: dice.one([1, 1, 1, 2, 3]) }, () => makeLine(dice, key, other));
  const end = dice.one(['\n', '\n', '\n', '\n', '\n', '\r\n', '\r']);
  return {
    signers: dice.below(20) === 0 ? lines.join(end) : lines.map((line) => `${line}${end}`).join(''),
    armour: makeArmour(dice, key, message),
    message: dice.below(15) === 0 ? Buffer.from('another message') : message,
    namespace: dice.one(['git', 'git', 'git', 'git', 'git', 'file']),
    principal: dice.one(['ada@example.org', 'ada@example.org', 'ada@example.org', 'ada@example.org', 'bo']),
  };
}

const at = Date.UTC(2023, 5, 1, 12);

function judge({ signers, armour, message, namespace, principal }: Case): boolean {
  const signature = parseSshSignature(armour);
  if (signature === null || signature.namespace !== namespace || !isSignatureOf(signature, message)) return false;
  return parseAllowedSigners(formatSignersText(signers)).some(
    (signer) =>
      signer.key.equals(signature.publicKey) &&
      matchesPatternList(principal, signer.principals) &&
      explainRefusal(signer, namespace, at) === null,
  );
}

function askSshKeygen(folder: string, { signers, armour, message, namespace, principal }: Case): Promise<boolean> {
  const [allowed, signature] = [join(folder, 'allowed'), join(folder, 'sig')];
  writeFileSync(allowed, signers);
  writeFileSync(signature, armour, 'latin1');
  const args = ['-Y', 'verify', '-O', 'verify-time=20230601120000Z', '-f', allowed, '-I', principal, '-n', namespace, '-s', signature];
  return new Promise((resolve, reject) => {
    const child = spawn('ssh-keygen', args, { stdio: ['pipe', 'ignore', 'ignore'], env: { PATH: process.env['PATH'], TZ: 'UTC' } });
    child.on('error', reject);
    child.on('close', (code) => resolve(code === 0));
    child.stdin.on('error', () => {});
    child.stdin.end(message);
  });
}

/** Why ours refuses what `ssh-keygen` accepts, as content/guides/signing.md lists it; null for a difference that nobody knows of. */
function findStrictness({ signers, armour }: Case): string | null {
  const clean = armour.replace(/(-----END SSH SIGNATURE-----\n?)[\s\S]*$/, '$1');
  if (clean !== armour) return 'something behind the signature';
  if (/[ \t]\n/.test(armour) || /\n\n/.test(armour) || armour.includes('\r'))
    return 'blanks, empty lines or carriage returns in the armour';
  const base64 = armour.split('\n').slice(1, -2).join('');
  if (Buffer.from(base64, 'base64').toString('base64') !== base64) return 'sloppy base64';
  if (isRefusedText(signers)) return 'a carriage return alone, or letters that are not NFC, in allowed_signers';
  if (parseSshSignature(armour) === null) return 'a reserved field that is not empty';
  if (/,,/.test(signers)) return 'nothing between two commas in the options';
  if (/ED25519|rsa-sha2-/.test(signers)) return 'another name for a kind of key';
  return null;
}

test.skipIf(!hasSshKeygen)(
  `ssh-keygen and Docket agree on ${count} generated signatures and lists of signers, or Docket is stricter for a reason that is listed`,
  async () => {
    const dice = startDice(20_261_129);
    const [first, ...rest] = types.map(makeKey);
    if (first === undefined) throw new Error('Expected a key.');
    const cases = Array.from({ length: count }, () => makeCase(dice, [first, ...rest]));
    const root = makeFolder();
    const tally = { accepted: 0, refused: 0, stricter: new Map<string, number>() };
    const unknown: { readonly ours: boolean; readonly found: Case }[] = [];
    const work = cases.entries();
    const run = async (name: string): Promise<void> => {
      mkdirSync(join(root, name));
      for (const [, found] of work) {
        const [ours, theirs] = [judge(found), await askSshKeygen(join(root, name), found)];
        const reason = theirs && !ours ? findStrictness(found) : null;
        if (ours === theirs) tally[ours ? 'accepted' : 'refused'] += 1;
        else if (reason === null) unknown.push({ ours, found });
        else tally.stricter.set(reason, (tally.stricter.get(reason) ?? 0) + 1);
      }
    };
    await Promise.all(['a', 'b', 'c'].map(run));
    expect(unknown.slice(0, 5).map(({ ours, found }) => ({ ours, ...found, message: found.message.toString() }))).toEqual([]);
    expect(tally.accepted).toBeGreaterThan(count / 20);
    expect(tally.refused).toBeGreaterThan(count / 3);
    if (process.env['AGREEMENT_CASES'] !== undefined)
      process.stdout.write(`${JSON.stringify({ ...tally, stricter: [...tally.stricter] })}\n`);
  },
  1_200_000,
);
