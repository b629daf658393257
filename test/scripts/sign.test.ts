import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { makeRepository, type TestRepository } from '../git-repository.ts';
import { startAgent } from './ssh-agent.ts';
import { type Ending, tryDocket } from './try-docket.ts';

const hasSshKeygen = spawnSync('ssh-keygen', ['-?']).error === undefined;
const folder = 'content/releases/portal/1.0.0';
const record = `${folder}/smoke.mdx`;
const signatures = `${folder}/signatures/smoke`;
const digest = '362a41380a5040c799bf9e411142cd6f905ecbf55043d56fbdbdba58664a8ccc';

const protocol = `---
id: smoke
title: Smoke test
version: '1'
kind: release-validation
roles:
  - role: tester
    meaning: author
  - role: qa-lead
    meaning: approval
---

## Steps

| ID | Action | Expected | Actual | Result | Evidence |
| --- | --- | --- | --- | --- | --- |
| S-1 | Upload a study | It is listed | | | |
| S-2 | Delete it | It is gone | | | |
`;

const text = `---
title: Smoke test
protocol: smoke
protocolVersion: '1'
protocolDigest: sha256:${digest}
candidate:
  version: 1.0.0-rc.1
  tag: v1.0.0-rc.1
environment: staging
tester: Jonas Lindqvist
date: 2026-03-01
---

## Steps

| ID | Action | Expected | Actual | Result | Evidence |
| --- | --- | --- | --- | --- | --- |
| S-1 | Upload a study | It is listed | Shown after 2 s | pass | evidence/up.log |
| S-2 | Delete it | It is gone | The row vanished | pass | |
`;

/** A project with one protocol and one record that is executed, two people with keys, and a root key. */
interface Project extends TestRepository {
  readonly sign: (who: 'jonas' | 'mara', role: string, ...more: readonly string[]) => Ending;
  readonly verify: (...args: readonly string[]) => Ending;
  readonly root: string;
}

function makeProject(): Project {
  const repository = makeRepository();
  const { path } = repository;
  const keys = join(path, 'keys');
  mkdirSync(keys);
  writeFileSync(join(path, '.gitignore'), 'keys\n.docket\n');
  for (const name of ['jonas', 'mara', 'root'])
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', join(keys, name)]);
  const lines = ['jonas', 'mara'].map(
    (name) => `${name}@portal.example namespaces="signoff@docket" ${readFileSync(join(keys, `${name}.pub`), 'utf8')}`,
  );
  const root =
    spawnSync('ssh-keygen', ['-l', '-f', join(keys, 'root.pub')])
      .stdout.toString()
      .split(' ')[1] ?? '';
  repository.commit('feat: upload studies', {
    date: '2026-02-28T10:00:00Z',
    files: {
      'docket.config.ts': "export default { title: 'T', products: [{ id: 'portal', name: 'Portal', repositories: [{ path: '.' }] }] };\n",
      'content/protocols/smoke.mdx': protocol,
      'content/allowed_signers': lines.join(''),
      'content/people.yaml': `people:\n  - principal: jonas@portal.example\n    name: Jonas Lindqvist\n    roles: [{ role: tester }]\n  - principal: mara@portal.example\n    name: Mara Okafor\n    roles: [{ role: tester }, { role: qa-lead }]\n`,
    },
  });
  repository.tag('v1.0.0-rc.1', 'v1.0.0-rc.1', { date: '2026-02-28T11:00:00Z' });
  repository.commit('test: smoke', { date: '2026-03-01T10:00:00Z', files: { [record]: text, [`${folder}/evidence/up.log`]: 'log\n' } });
  return {
    ...repository,
    root,
    sign: (who, role, ...more) =>
      tryDocket(path, 'sign', record, '--role', role, '--key', join(keys, who), '--yes', '--zone', 'Australia/Sydney', ...more),
    verify: (...args) => tryDocket(path, 'verify', ...args),
  };
}

function listSignatures(project: Project): readonly string[] {
  return readdirSync(join(project.path, signatures)).sort();
}

describe.skipIf(!hasSshKeygen)('sign and verify', () => {
  test('a record is signed in order, goes stale with a word, and is signed anew', () => {
    const project = makeProject();
    const first = project.sign('jonas', 'tester', '--comment', 'All well.', '--signed-at', '2026-03-01T22:00:00+11:00');
    expect({ code: first.code, stdout: first.stdout }).toEqual({ code: 0, stdout: `${signatures}/1-tester-jonas@portal.example.json\n` });
    expect(first.stderr).toContain('“I executed this record, and its results are what I observed.”');
    expect(first.stderr).toContain('Comment   All well.');
    expect(first.stderr.indexOf('You are about to sign')).toBeLessThan(first.stderr.indexOf('Signing data'));
    expect(first.stderr).toContain('Wrote content/.gitattributes');
    const before = readFileSync(join(project.path, signatures, '1-tester-jonas@portal.example.sig'));
    const own = project.sign('jonas', 'qa-lead');
    expect({ code: own.code, last: own.stderr.trim().split('\n').at(-1) }).toEqual({
      code: 1,
      last: 'docket: Not signed. Jonas Lindqvist does not have the role `qa-lead`.',
    });
    expect(project.sign('mara', 'qa-lead', '--signed-at', '2026-03-01T23:00:00+11:00').code).toBe(0);
    expect(listSignatures(project)).toEqual(
      ['1-tester-jonas', '2-qa-lead-mara'].flatMap((name) => [`${name}@portal.example.json`, `${name}@portal.example.sig`]),
    );
    expect(readFileSync(join(project.path, signatures, '1-tester-jonas@portal.example.sig'))).toEqual(before);
    project.commit('sign', { date: '2026-03-01T13:00:00Z' });
    expect(project.verify()).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Everything that is signed is valid: 1 record, 2 signatures, 2 valid.\n'),
    });
    for (const [name, principal] of [
      ['1-tester', 'jonas@portal.example'],
      ['2-qa-lead', 'mara@portal.example'],
    ]) {
      const stem = join(project.path, signatures, `${name}-${principal}`);
      const args = [
        '-Y',
        'verify',
        '-f',
        join(project.path, 'content/allowed_signers'),
        '-I',
        principal ?? '',
        '-n',
        'signoff@docket',
        '-s',
        `${stem}.sig`,
      ];
      expect(spawnSync('ssh-keygen', args, { input: readFileSync(`${stem}.json`) }).status).toBe(0);
    }

    project.git('config', 'core.autocrlf', 'true');
    rmSync(join(project.path, 'content'), { recursive: true });
    project.git('checkout', '--', 'content');
    expect(readFileSync(join(project.path, record), 'utf8')).toContain('\r\n');
    expect(project.verify().code).toBe(0);
    project.git('config', 'core.autocrlf', 'false');

    project.commit('fix: word', { date: '2026-03-02T10:00:00Z', files: { [record]: text.replace('vanished', 'disappeared') } });
    const stale = project.verify();
    expect(stale.code).toBe(1);
    expect(stale.stdout).toContain('| The row [-vanished-]{+disappeared+} | pass |');
    expect(stale.stdout).toContain('2 problems with what is signed: 1 record, 2 signatures, 0 valid.');
    expect(project.sign('jonas', 'tester', '--signed-at', '2026-03-02T22:00:00+11:00').code).toBe(0);
    expect(project.sign('mara', 'qa-lead', '--signed-at', '2026-03-02T23:00:00+11:00').code).toBe(0);
    const again = project.verify('--format', 'json', record);
    expect(again.code).toBe(0);
    expect(JSON.parse(again.stdout)).toMatchObject({
      schema: 'docket/verification/v1',
      failures: [],
      tags: [],
      records: [
        {
          path: record,
          state: 'approved',
          signatures: [{ state: 'stale', superseded: true }, { state: 'stale', superseded: true }, { state: 'valid' }, { state: 'valid' }],
          evidence: [{ path: 'evidence/up.log', signed: true }],
        },
      ],
    });
  });

  test('a key that only the ssh agent holds signs, chosen by whose it is or by its fingerprint', async () => {
    const project = makeProject();
    const agent = await startAgent(project.path);
    onTestFinished(agent.stop);
    onTestFinished(() => void vi.unstubAllEnvs());
    vi.stubEnv('SSH_AUTH_SOCK', agent.socket);
    vi.stubEnv('HOME', join(project.path, 'nobody'));
    const temporary = join(project.path, 'temporary');
    mkdirSync(temporary);
    vi.stubEnv('TMPDIR', temporary);
    for (const name of ['root', 'jonas', 'mara']) agent.add(join(project.path, 'keys', name));
    rmSync(join(project.path, 'keys'), { recursive: true });
    const sign = (role: string, ...more: readonly string[]) => tryDocket(project.path, 'sign', record, '--role', role, '--yes', ...more);
    expect(sign('tester')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Several keys of the ssh agent may sign off: `SHA256:'),
    });
    expect(sign('tester', '--principal', 'jonas@portal.example')).toMatchObject({
      code: 0,
      stdout: `${signatures}/1-tester-jonas@portal.example.json\n`,
    });
    const mara = /`(SHA256:\S+)` \(mara\)/.exec(sign('qa-lead').stderr)?.[1] ?? '';
    expect(sign('qa-lead', '--key', mara)).toMatchObject({ code: 0, stdout: `${signatures}/2-qa-lead-mara@portal.example.json\n` });
    expect(project.verify().stdout).toContain('2 signatures, 2 valid.');
    expect(readdirSync(temporary).filter((name) => name.startsWith('docket-key-'))).toEqual([]);
  });

  test('what is tampered with is named, and nothing is ever overwritten', () => {
    const project = makeProject();
    expect(project.sign('jonas', 'tester').code).toBe(0);
    expect(project.sign('mara', 'qa-lead').code).toBe(0);
    const at = (name: string) => join(project.path, signatures, name);
    const failures = () => {
      const { code, stdout } = project.verify('--format', 'json');
      const { failures: found }: { failures: readonly { reason: string }[] } = JSON.parse(stdout);
      return [code, ...found.map(({ reason }) => reason)];
    };
    writeFileSync(join(project.path, folder, 'evidence/up.log'), 'other\n');
    expect(failures()).toEqual([
      1,
      ...[1, 2].map(
        () => 'evidence-changed: The evidence is not what was signed: `content/releases/portal/1.0.0/evidence/up.log` is another file.',
      ),
    ]);
    writeFileSync(join(project.path, folder, 'evidence/up.log'), 'log\n');
    renameSync(at('1-tester-jonas@portal.example.sig'), at('kept'));
    renameSync(at('1-tester-jonas@portal.example.json'), at('kept.too'));
    expect(failures()).toEqual([1, 'out-of-sequence: The signature that it follows, number 1, is not there: it was deleted or replaced.']);
    renameSync(at('kept'), at('1-tester-jonas@portal.example.sig'));
    renameSync(at('kept.too'), at('1-tester-jonas@portal.example.json'));
    const statement = readFileSync(at('2-qa-lead-mara@portal.example.json'), 'utf8');
    writeFileSync(at('2-qa-lead-mara@portal.example.json'), statement.replace('"comment":""', '"comment":"Changed."'));
    expect(failures()).toEqual([1, 'invalid: The signature does not fit the statement: one of them was changed.']);
    appendFileSync(at('2-qa-lead-mara@portal.example.json'), '\n');
    expect(failures()).toEqual([1, 'malformed: The statement is malformed: more than one line feed is at its end.']);
    rmSync(at('2-qa-lead-mara@portal.example.json'));
    expect(failures()[1]).toBe('malformed: The signature has no statement beside it.');
    const blocked = project.sign('mara', 'qa-lead');
    expect({ code: blocked.code, kept: listSignatures(project).length }).toEqual({ code: 2, kept: 3 });
    expect(blocked.stderr).toContain('Only half of the signature');
  });

  test('whoever signs what git does not hold is told before, and whoever verifies afterwards', () => {
    const project = makeProject();
    writeFileSync(join(project.path, '.gitignore'), 'keys\n.docket\n*.log\n');
    const other = text.replace('up.log', 'new.log').replace('vanished', 'was gone');
    project.write(record, other);
    project.write(`${folder}/evidence/new.log`, 'new\n');
    const signed = project.sign('jonas', 'tester');
    expect(signed.code).toBe(0);
    const warning = `Not committed as it is:

    ${record}
    ${folder}/evidence/new.log, which git is told to ignore
`;
    expect(signed.stderr).toContain(warning);
    expect(signed.stderr.indexOf('You are about to sign')).toBeLessThan(signed.stderr.indexOf(warning));
    expect(signed.stderr.indexOf(warning)).toBeLessThan(signed.stderr.indexOf('Signed.'));
    expect(project.verify().stdout).toContain(
      'Git holds neither the text that was signed nor the signature: nothing shows when it was made. Commit both.',
    );
    project.write(record, other.replace('was gone', 'faded'));
    expect(project.verify()).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('Git does not hold the text that was signed, so nobody can say what changed in it.'),
    });
    project.write(record, other);
    project.git('add', '--force', 'content');
    project.commit('test: execute', { date: '2026-03-01T12:00:00Z' });
    expect(project.sign('mara', 'qa-lead').stderr).not.toContain('Not committed');
  });

  test('a day that has not come is told before the record is committed, and not signed', () => {
    const project = makeProject();
    const later = text.replace('date: 2026-03-01', `date: ${new Date().getUTCFullYear() + 2}-03-01`);
    writeFileSync(join(project.path, record), later);
    expect(tryDocket(project.path, 'check').stdout).toContain('date-in-future');
    expect(project.sign('jonas', 'tester')).toMatchObject({ code: 1, stderr: expect.stringContaining('date-in-future') });
  });

  test('a refusal is signed with its reason; a failed step is never approved', () => {
    const project = makeProject();
    project.commit('test: fail', { date: '2026-03-01T11:00:00Z', files: { [record]: text.replace('vanished | pass', 'stayed | fail') } });
    // Whoever executed it signs first, and is told what others have to settle.
    const own = project.sign('jonas', 'tester');
    expect(own).toMatchObject({ code: 0, stderr: expect.stringMatching(/fail-without-deviation[\s\S]*Somebody else has to settle this/) });
    const approval = project.sign('mara', 'qa-lead');
    expect({ code: approval.code, last: approval.stderr.trim().split('\n').at(-1) }).toEqual({
      code: 1,
      last: 'docket: Not signed. `S-2` did not pass and no deviation decides on it.',
    });
    expect(project.sign('mara', 'qa-lead', '--meaning', 'disapproval', '--comment', 'Deleting does not work.').code).toBe(0);
    const { records }: { records: readonly { state: string; signatures: readonly { state: string; meaning: string }[] }[] } = JSON.parse(
      project.verify('--format', 'json').stdout,
    );
    expect(
      records.map(({ state, signatures: all }) => [state, ...all.map(({ state: verdict, meaning }) => `${verdict} ${meaning}`)]),
    ).toEqual([['refused', 'valid Author of the record', 'valid Refusal of the record']]);
  });

  test('half of a signature, as an older version could leave it, is named with how to mend it, and nothing follows it', () => {
    const project = makeProject();
    expect(project.sign('jonas', 'tester').code).toBe(0);
    rmSync(join(project.path, signatures, '1-tester-jonas@portal.example.sig'));
    const again = project.sign('jonas', 'tester');
    expect({
      code: again.code,
      told: again.stderr.includes('Only half of the signature'),
      hint: again.stderr.includes('delete this half'),
    }).toEqual({
      code: 2,
      told: true,
      hint: true,
    });
    expect(listSignatures(project)).toEqual(['1-tester-jonas@portal.example.json']);
    rmSync(join(project.path, signatures, '1-tester-jonas@portal.example.json'));
    expect(project.sign('jonas', 'tester').code).toBe(0);
  });

  test('root keys vouch for keys and people, and only a pin shows whose they are', () => {
    const project = makeProject();
    const people = join(project.path, 'content/people.yaml');
    appendFileSync(people, `root:\n  threshold: 1\n  keys: ['${project.root}']\n`);
    expect(project.verify()).toMatchObject({ code: 1, stdout: expect.stringContaining('not valid  content/trust  Of the root keys') });
    const before = project.verify('--root', project.root);
    expect([
      before.code,
      before.stdout.includes(
        'Root of trust: not vouched. Of the root keys that the verifier gave, 1 must sign: `content/allowed_signers` is signed by 0 and `content/people.yaml` is signed by 0.',
      ),
    ]).toEqual([1, true]);
    const vouched = tryDocket(project.path, 'trust', '--key', 'keys/root', '--name', 'mara', '--yes');
    expect([vouched.code, vouched.stdout]).toEqual([
      0,
      'content/trust/allowed_signers/1-mara.sig\ncontent/trust/people.yaml/1-mara.sig\ncontent/trust/sources/1-mara.sig\ncontent/trust/1-mara.sig\n',
    ]);
    expect(tryDocket(project.path, 'trust', '--key', 'keys/mara', '--yes')).toMatchObject({ code: 1, stdout: '' });
    expect(project.verify('--root', project.root).code).toBe(0);
    expect(project.verify().stdout).toContain('Without `--root`, whoever can write to the content folder can add a key.');
    const config = join(project.path, 'docket.config.ts');
    const written = readFileSync(config, 'utf8');
    writeFileSync(
      config,
      written.replace("path: '.'", "path: '../elsewhere.git'").replace('products:', "records: { history: '../clean.git' }, products:"),
    );
    expect(project.verify('--root', project.root).code).toBe(2);
    writeFileSync(config, written.replace('products:', "records: { prefix: '' }, products:"));
    expect(project.verify('--root', project.root)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('not valid  content/trust/sources  '),
    });
    writeFileSync(config, written);
    appendFileSync(people, '# harmless\n');
    expect([project.verify('--root', project.root).code, project.verify().code]).toEqual([1, 1]);
    expect(project.verify('--root', 'nothing')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('The root `nothing` is neither a fingerprint nor a file of them.'),
    });
  });
});
