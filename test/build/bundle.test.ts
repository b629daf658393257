import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { root } from '../source-files.ts';
import { runDocket } from './run-docket.ts';

const folder = mkdtempSync(join(tmpdir(), 'docket-bundle-'));
const bundle = join(folder, 'portal-2.2.0');
const records = 'content/releases/portal/2.2.0';

beforeAll(() => {
  write('one.tar');
  spawnSync('tar', ['-xf', 'one.tar'], { cwd: folder });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a bundle is verified by a shell, ssh-keygen and sha256sum, in a folder where nothing of Docket is', () => {
  const { code, stdout } = verify(bundle);
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('7 of 7 signatures valid, 0 wrong.');
  expect(stdout).toContain('valid  disapproval  sam@portal.example');
  expect(code).toBe(0);
});

test('the same release gives the same bytes', () => {
  write('two.tar');
  expect(readFileSync(join(folder, 'two.tar')).equals(readFileSync(join(folder, 'one.tar')))).toBe(true);
});

test('a flipped bit in any file is found, and the file is named', () => {
  const copy = copyBundle();
  const names = [
    `${records}/uat.run-3.mdx`,
    `${records}/signatures/uat/1-product-owner-sam@portal.example.json`,
    `${records}/signatures/uat/1-product-owner-sam@portal.example.sig`,
    `${records}/evidence/rc3-basket.png`,
    'content/protocols/uat.mdx',
    'content/allowed_signers',
    'content/people.yaml',
    'release.json',
    'pages/portal/2.2.0/index.html',
    'records.txt',
    'signatures.txt',
    `texts/${readdirSync(join(copy, 'texts'))[0]}`,
  ];
  for (const name of names) flipBit(join(copy, name));
  const { code, stdout } = verify(copy);
  const found = stdout.split('\n').filter((line) => /^NOT VALID {2}.*: FAILED$/.test(line));
  expect(found.toSorted()).toEqual(names.map((name) => `NOT VALID  ${name}: FAILED`).toSorted());
  expect(code).toBe(1);
});

test('a flipped bit in the digests is found', () => {
  const copy = copyBundle();
  flipBit(join(copy, 'SHA256SUMS'));
  expect(verify(copy)).toMatchObject({ code: 1, stdout: expect.stringContaining('NOT VALID') });
});

test('who makes the digests anew after a change is still found out by the signatures', () => {
  const copy = copyBundle();
  const evidence = `${records}/evidence/rc3-basket.png`;
  appendFileSync(join(copy, evidence), 'x');
  sumAnew(copy);
  const { code, stdout } = verify(copy);
  expect(stdout).toContain(`${evidence} is not the evidence that was signed`);
  expect(code).toBe(1);
  const other = copyBundle();
  const record = `${records}/uat.run-3.mdx`;
  const text = readFileSync(join(other, record), 'utf8');
  writeFileSync(join(other, record), text.replace('| pass |', '| fail |'));
  sumAnew(other);
  expect(verify(other)).toMatchObject({
    code: 1,
    stdout: expect.stringContaining(`${record}: it is not the text whose digest is in records.txt`),
  });
});

test('a checkout that turned line ends around is still what was signed', () => {
  const copy = copyBundle();
  const record = join(copy, records, 'uat.run-3.mdx');
  writeFileSync(record, `\uFEFF${readFileSync(record, 'utf8').replaceAll('\n', ' \r\n')}\r\n`);
  sumAnew(copy);
  expect(verify(copy).code).toBe(0);
});

test('a refusal that was taken out with its line and its digest leaves a record that nobody signed, and a link is refused', () => {
  const copy = copyBundle();
  rmSync(join(copy, records, 'signatures', 'uat'), { recursive: true });
  sumAnew(copy);
  expect(verify(copy).stdout).toContain('statement or signature is missing');
  const other = copyBundle();
  symlinkSync('/etc/passwd', join(other, 'content', 'more'));
  expect(verify(other).stdout).toContain('there is a link or a device among the files');
});

test('keys from elsewhere weigh more than those of the bundle', () => {
  const keys = join(folder, 'keys');
  writeFileSync(keys, '');
  expect(verify(bundle, { ALLOWED_SIGNERS: keys }).stdout).toContain('0 of 7 signatures valid, 7 wrong.');
});

function write(name: string): void {
  const history = ['--records-history', '.docket/example/portal-records.git'];
  runDocket(root, ['bundle', 'portal', '2.2.0', ...history, '--site', inject('siteFolder'), '--out', join(folder, name)]);
}

function copyBundle(): string {
  const copy = mkdtempSync(join(folder, 'copy-'));
  cpSync(bundle, copy, { recursive: true });
  return copy;
}

function flipBit(file: string): void {
  const bytes = readFileSync(file);
  const at = bytes.length >> 1;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

function sumAnew(copy: string): void {
  spawnSync('sh', ['-c', "find . -type f ! -name SHA256SUMS | sed 's/^..//' | LC_ALL=C sort | xargs sha256sum > SHA256SUMS"], {
    cwd: copy,
  });
}

function verify(at: string, env: Readonly<Record<string, string>> = {}) {
  const path = process.env['PATH'] ?? '';
  const { status, stdout } = spawnSync('sh', ['verify.sh'], { cwd: at, encoding: 'utf8', env: { PATH: path, ...env } });
  return { code: status, stdout };
}
