import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeRepository, type TestRepository } from '../git-repository.ts';
import { tryDocket } from './try-docket.ts';

const file = 'content/releases/gate/1.0.0/gate-check.mdx';

test('shows old protocol, record and new protocol side by side, and changes nothing unless it is told to', () => {
  const repository = makeRecord();
  const before = readFileSync(join(repository.path, file), 'utf8');
  const shown = tryDocket(repository.path, 'upgrade', 'record', file);
  expect(shown.code).toBe(0);
  expect(shown.stdout).toBe(`content/releases/gate/1.0.0/gate-check.mdx
  gate-check 1                          | record                                | gate-check 2
G-1: unchanged, its result is carried over
G-2: changed, untouched from here on
  Close → Closes                        | Close → Closes [fail; It jammed;      | Close slowly → Closes
                                        | Mara; 2027-03-01]                     |
G-4: new
  —                                     | —                                     | Lock → Locks
G-3: not in the protocol any more
  Paint → Shines                        | Paint → Shines [n/a: no paint; Mara;  | —
                                        | 2027-03-01]                           |
4 steps: 1 carried, 1 changed, 1 added, 1 removed
`);
  expect(shown.stderr).toBe('Nothing is changed yet; `--write` changes the record. Signatures on it will be stale then.\n');
  expect(readFileSync(join(repository.path, file), 'utf8')).toBe(before);
});

test('with --write the record names the new version, keeps results of unchanged steps and says so as JSON', () => {
  const repository = makeRecord();
  const { code, stdout } = tryDocket(repository.path, 'upgrade', 'record', file, '--write', '--json');
  expect(code).toBe(0);
  const report = JSON.parse(stdout);
  expect(report).toMatchObject({
    record: file,
    protocol: 'gate-check',
    from: { version: '1', known: true },
    to: { version: '2' },
    written: true,
  });
  expect(
    report.steps.map((step: { id: string; fate: string; before: { action: string } | null; record: { result: string } | null }) => [
      step.id,
      step.fate,
      step.before?.action ?? null,
      step.record?.result ?? null,
    ]),
  ).toEqual([
    ['G-1', 'carried', 'Open', 'pass'],
    ['G-2', 'changed', 'Close', 'fail'],
    ['G-4', 'added', null, null],
    ['G-3', 'removed', 'Paint', 'n/a'],
  ]);
  const text = readFileSync(join(repository.path, file), 'utf8');
  expect(text).toContain('protocolVersion: "2"\n');
  expect(text).toContain(
    '| G-1 | Open | Opens | It opened | pass | | Mara | 2027-03-01 |\n| G-2 | Close slowly | Closes | | | | | |\n| G-4 | Lock | Locks | | | | | |\n',
  );
  expect(tryDocket(repository.path, 'upgrade', 'record', file)).toMatchObject({
    code: 0,
    stdout: '',
    stderr: `\`${file}\` already names version 2 of \`gate-check\`: nothing to do.\n`,
  });
});

test('what people wrote below a heading of their own comes last, one blank line below the steps', () => {
  const repository = makeRecord();
  const deviations =
    '## Deviations\n\n| ID | Step | Status | Description |\n| --- | --- | --- | --- |\n| DEV-1 | G-2 | open | It jammed |\n';
  repository.write(file, `${readFileSync(join(repository.path, file), 'utf8')}\n${deviations}`);
  expect(tryDocket(repository.path, 'upgrade', 'record', file, '--write').code).toBe(0);
  const text = readFileSync(join(repository.path, file), 'utf8');
  expect(text.slice(text.indexOf('| G-4'))).toBe(`| G-4 | Lock | Locks | | | | | |\n\n${deviations}`);
});

test('a record that is closed, is none, or is not there is refused', () => {
  const repository = makeRecord();
  const says = (path: string) => tryDocket(repository.path, 'upgrade', 'record', path).stderr.split('\n')[0];
  expect(says('content/releases/gate/1.0.0/nothing.mdx')).toBe('docket: There is no `content/releases/gate/1.0.0/nothing.mdx`.');
  expect(says('../elsewhere.mdx')).toBe(
    'docket: `../elsewhere.mdx` is no record, expected a file such as `content/releases/<product>/<version>/<protocol>.mdx`.',
  );
  repository.write(file, readFileSync(join(repository.path, file), 'utf8').replace('status: in-progress', 'status: closed'));
  expect(says(file)).toBe(`docket: \`${file}\` is closed, and a record that nobody works on any more stays as it is.`);
});

/** A record with results by version 1 of a protocol, which has a version 2 by now. */
function makeRecord(): TestRepository {
  const repository = makeRepository();
  const protocol = (version: string, ...rows: readonly string[]) =>
    `---\nid: gate-check\ntitle: Gate check\nversion: '${version}'\n---\n\n| ID | Action | Expected |\n| --- | --- | --- |\n${rows.map((row) => `${row}\n`).join('')}`;
  const source = 'content/protocols/gate-check.mdx';
  repository.write(
    'docket.config.ts',
    "export default { title: 'Gate', products: [{ id: 'gate', name: 'Gate', repositories: [{ id: 'gate', path: '.' }] }] };\n",
  );
  repository.commit('feat: gate', {
    files: { [source]: protocol('1', '| G-1 | Open | Opens |', '| G-2 | Close | Closes |', '| G-3 | Paint | Shines |') },
  });
  repository.tag('v1.0.0-rc.1', 'candidate');
  tryDocket(
    repository.path,
    'new',
    'record',
    'gate-check',
    '--product',
    'gate',
    '--release',
    '1.0.0',
    '--tester',
    'Mara',
    '--date',
    '2027-03-01',
  );
  const filled = readFileSync(join(repository.path, file), 'utf8')
    .replace('| Opens | | | | | |', '| Opens | It opened | pass | | Mara | 2027-03-01 |')
    .replace('| Closes | | | | | |', '| Closes | It jammed | fail | | Mara | 2027-03-01 |')
    .replace('| Shines | | | | | |', '| Shines | | n/a: no paint | | Mara | 2027-03-01 |');
  repository.write(file, filled);
  repository.commit('docs: fill in');
  repository.commit('docs: protocol 2', {
    files: { [source]: protocol('2', '| G-1 | Open | Opens |', '| G-2 | Close slowly | Closes |', '| G-4 | Lock | Locks |') },
  });
  return repository;
}
