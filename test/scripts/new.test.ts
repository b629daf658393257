import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { digestText } from '../../src/validation/read/documents/digest-text.ts';
import { parseProtocol } from '../../src/validation/read/documents/parse-protocol.ts';
import { parseRecord } from '../../src/validation/read/documents/parse-record.ts';
import { makeRepository } from '../git-repository.ts';
import { tryDocket } from './try-docket.ts';

test('a shipped protocol is written once, with a day for its review, and never overwritten', () => {
  const { path } = makeRepository();
  const first = tryDocket(path, 'new', 'protocol', 'uat', '--as-of', '2028-02-29');
  expect(first).toMatchObject({ code: 0, stdout: 'content/protocols/uat.mdx\n' });
  const text = readFileSync(join(path, 'content/protocols/uat.mdx'), 'utf8');
  expect(parseProtocol(text, { source: 'content/protocols/uat.mdx' }).protocol).toMatchObject({ id: 'uat', reviewDue: '2029-02-28' });
  const second = tryDocket(path, 'new', 'protocol', 'uat');
  expect(second).toMatchObject({ code: 2, stdout: '' });
  expect(second.stderr).toContain('`content/protocols/uat.mdx` is there already, and nothing is overwritten.');
});

test('a record names candidate, tag, commit, environment, tester, day and digest, and has the steps of its protocol untouched', () => {
  const { path, product } = makeProduct();
  const made = tryDocket(path, ...record(product), '--candidate', 'rc.1', '--environment', 'staging', '--date', '2027-03-01');
  expect(made).toMatchObject({ code: 0, stdout: `content/releases/${product}/1.0.0/uat.mdx\n` });
  const source = `content/releases/${product}/1.0.0/uat.mdx`;
  const parsed = parseRecord(readFileSync(join(path, source), 'utf8'), { source, folder: { product, version: '1.0.0' } });
  const protocol = readFileSync(join(path, 'content/protocols/uat.mdx'), 'utf8');
  expect(parsed.problems).toEqual([]);
  expect(parsed.head).toEqual({
    title: 'User Acceptance Test',
    protocol: 'uat',
    protocolVersion: '1.0',
    protocolDigest: `sha256:${digestText(protocol)}`,
    product,
    release: '1.0.0',
    candidate: { version: '1.0.0-rc.1', repository: product, tag: 'v1.0.0-rc.1', commit: expect.stringMatching(/^[0-9a-f]{40}$/) },
    environment: 'staging',
    tester: 'Mara Lind',
    date: '2027-03-01',
    run: 1,
    status: 'in-progress',
  });
  expect(parsed.body.steps.map(({ id, result }) => `${id} ${result}`)).toEqual(
    [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `UAT-${number} untouched`),
  );
});

test('another run is asked for by name, and names the run before it', () => {
  const { path, product } = makeProduct();
  expect(tryDocket(path, ...record(product)).code).toBe(0);
  const again = tryDocket(path, ...record(product));
  expect(again).toMatchObject({ code: 2, stdout: '' });
  expect(again.stderr).toContain(
    'Run 1 of `uat` is there already as `uat.mdx`, and nothing is overwritten.\n  hint: Begin another run with `--run next`.',
  );
  const next = tryDocket(path, ...record(product), '--run', 'next', '--as-of', '2027-03-05');
  expect(next.stdout).toBe(`content/releases/${product}/1.0.0/uat.run-2.mdx\n`);
  const text = readFileSync(join(path, `content/releases/${product}/1.0.0/uat.run-2.mdx`), 'utf8');
  expect(text).toContain('candidate:\n  version: "1.0.0-rc.2"\n');
  expect(text).toContain('date: 2027-03-05\nrun: 2\nprevious: uat.mdx\n');
});

test('what does not exist is refused with what does', () => {
  const { path, product } = makeProduct();
  const says = (...args: readonly string[]) =>
    tryDocket(path, 'new', 'record', ...args)
      .stderr.split('\n')
      .slice(-3)
      .join('\n');
  expect(says('oq', '--product', product, '--release', '1.0.0')).toContain(
    'There is no protocol `oq`; there is one of `uat`.\n  hint: Write it first with `docket new protocol oq`.',
  );
  expect(says('uat', '--product', product, '--release', '1.0.0', '--candidate', 'rc.7')).toContain(
    `\`${product}\` 1.0.0 has no candidate \`rc.7\`, only \`1.0.0-rc.1\`, \`1.0.0-rc.2\`.`,
  );
  expect(says('uat', '--product', product, '--release', '9.9')).toContain('There is no release `9.9`');
  expect(says('uat', '--product', 'nobody', '--release', '1.0.0')).toContain('There is no product `nobody`');
  expect(says('uat', '--product', product, '--release', '1.0.0', '--date', '2027-02-30')).toContain('`2027-02-30` is not a date');
});

test('a deletion request begins its cooling-off on the day that it is written', () => {
  const { path } = makeProduct();
  expect(tryDocket(path, 'new', 'protocol', 'data-deletion-request').code).toBe(0);
  const made = tryDocket(
    path,
    'new',
    'operation',
    'deletion',
    'run-41',
    '--reason',
    'Made twice',
    '--stakeholder',
    'Ito Ren',
    '--as-of',
    '2027-03-01',
  );
  const source = 'content/operations/deletion/run-41.mdx';
  expect(made).toMatchObject({ code: 0, stdout: `${source}\n` });
  expect(made.stderr).toContain('Wait 14 days from 2027-03-01 before anything is decided or deleted.');
  expect(parseRecord(readFileSync(join(path, source), 'utf8'), { source, folder: null }).head).toMatchObject({
    protocol: 'data-deletion-request',
    requested: '2027-03-01',
    reason: 'Made twice',
    stakeholders: ['Ito Ren'],
    decision: 'pending',
  });
  expect(tryDocket(path, 'new', 'operation', 'deletion', '../x').stderr).toContain('The name `../x`');
});

function record(product: string): readonly string[] {
  return ['new', 'record', 'uat', '--product', product, '--release', '1.0.0'];
}

/** A product with two candidates and the shipped protocol for acceptance tests. */
function makeProduct(): { readonly path: string; readonly product: string } {
  const repository = makeRepository();
  repository.git('config', 'user.name', 'Mara Lind');
  for (const number of [1, 2]) {
    repository.commit(`feat: part ${number}`);
    repository.tag(`v1.0.0-rc.${number}`, 'candidate');
  }
  repository.write(
    'docket.config.ts',
    "export default { title: 'Gate', products: [{ id: 'gate', name: 'Gate', repositories: [{ id: 'gate', path: '.' }] }] };\n",
  );
  tryDocket(repository.path, 'new', 'protocol', 'uat');
  return { path: repository.path, product: 'gate' };
}
