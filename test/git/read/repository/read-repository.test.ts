import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { recogniseForge } from '../../../../src/forges/schema/known-forges.ts';
import { readRepository, readRepositoryAgain } from '../../../../src/git/read/repository/read-repository.ts';
import type { Commit, RawTag } from '../../../../src/git/schema/repository.ts';
import { CannotGoOn } from '../../../../src/text/schema/cannot-go-on.ts';
import { makeFolder, makeRepository, openRepository, type TestRepository } from '../../../git-repository.ts';

const person = { name: 'Ada', email: 'ada@example.org' };
const day = '2023-11-14T22:13:20+00:00';

function read(path: string, more: { readonly paths?: readonly string[] } = {}) {
  return readRepository({ path, id: 'api', recogniseForge, ...more });
}

/** Reads a repository with a git that leaves a mark each time that it is started. */
async function countProcesses(path: string): Promise<{ readonly tags: number; readonly processes: number }> {
  const folder = makeFolder();
  const git = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  writeFileSync(join(folder, 'git'), `#!/bin/sh\necho >> "${folder}/marks"\nexec "${git}" "$@"\n`, { mode: 0o755 });
  vi.stubEnv('PATH', `${folder}${delimiter}${process.env['PATH'] ?? ''}`);
  try {
    const { history } = await read(path);
    return { tags: history.tags.length, processes: readFileSync(join(folder, 'marks')).length };
  } finally {
    vi.unstubAllEnvs();
  }
}

function listCodes(problems: readonly { readonly code: string; readonly count?: number }[]): readonly string[] {
  return problems.map(({ code, count }) => (count === undefined ? code : `${code} ${count}`));
}

function findTag(tags: readonly RawTag[], name: string): RawTag {
  const tag = tags.find((candidate) => candidate.name === name);
  if (tag === undefined) throw new Error(`No tag ${name}.`);
  return tag;
}

async function catchCannotGoOn(path: string): Promise<CannotGoOn> {
  const error = await read(path).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof CannotGoOn) return error;
  throw new Error('Expected CannotGoOn.', { cause: error });
}

describe('a whole history', () => {
  test('each commit is told on the way, once and as it will stand in the history', async () => {
    const repo = makeRepository();
    repo.commit('first\n', { files: { 'a.txt': 'a' } });
    repo.commit('second: ü\n\nBody.\n');
    repo.tag('v1.0', 'Release 1.0\n');
    const told: Commit[] = [];

    const { history } = await readRepository({ path: repo.path, id: 'api', onCommit: (commit) => told.push(commit) });

    expect(told.map(({ subject }) => subject)).toEqual(['second: ü', 'first']);
    expect(told.every((commit, index) => commit === history.commits[index])).toBe(true);
  });

  test('commits, branches, tags and HEAD are read', async () => {
    const repo = makeRepository();
    const first = repo.commit('first\n', { files: { 'a.txt': 'a' } });
    repo.git('branch', 'topic');
    const second = repo.commit('feat: second thing\nover two lines\n\nBody.\n\n* point\n', {
      date: '1700000100 +1100',
      name: 'Bo',
      email: 'bo@example.org',
    });
    repo.git('remote', 'add', 'origin', 'https://user:secret@github.com/owner/api.git');
    repo.git('update-ref', 'refs/remotes/origin/stable', first);
    repo.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/stable');
    repo.git('update-ref', 'refs/remotes/fork/other', first);
    repo.git('update-ref', 'refs/pull/1/head', first);
    repo.git('tag', 'v1.0', first);
    const object = repo.tag('v1.1', 'Release 1.1\n\nNotes.\n', { date: '1700000200 -0330', name: 'Cy', email: 'cy@example.org' });

    expect(await read(repo.path)).toEqual({
      gitDir: join(repo.path, '.git'),
      kept: null,
      key: null,
      history: {
        id: 'api',
        objectFormat: 'sha1',
        head: { branch: 'main', commit: second },
        branches: [
          { name: 'main', commit: second },
          { name: 'topic', commit: first },
          { name: 'stable', commit: first, remote: 'origin' },
        ],
        tags: [
          {
            name: 'v1.0',
            kind: 'lightweight',
            object: first,
            commit: first,
            tree: repo.git('rev-parse', `${first}^{tree}`),
            tagger: null,
            taggedAt: null,
            message: '',
            signature: null,
          },
          {
            name: 'v1.1',
            kind: 'annotated',
            object,
            commit: second,
            tree: repo.git('rev-parse', `${second}^{tree}`),
            tagger: { name: 'Cy', email: 'cy@example.org' },
            taggedAt: '2023-11-14T18:46:40-03:30',
            message: 'Release 1.1\n\nNotes.',
            signature: null,
          },
        ],
        commits: [
          {
            sha: second,
            parents: [first],
            author: { name: 'Bo', email: 'bo@example.org' },
            committedAt: '2023-11-15T09:15:00+11:00',
            authored: 1700000100,
            subject: 'feat: second thing over two lines',
            body: 'Body.\n\n* point',
          },
          { sha: first, parents: [], author: person, committedAt: day, authored: 1700000000, subject: 'first', body: '' },
        ],
        shallow: [],
        partial: false,
        touching: null,
        pulls: new Map([[1, { commit: first, authored: 1_700_000_000, email: 'ada@example.org', subject: 'first' }]]),
        pullRoot: 'pull',
        web: { url: 'https://github.com/owner/api', forge: 'github' },
      },
      problems: [],
    });
  });

  test('a repository without commits is an empty history', async () => {
    const { history, problems } = await read(makeRepository().path);
    expect(history).toMatchObject({ head: { branch: 'main', commit: null }, branches: [], tags: [], commits: [] });
    expect(problems).toEqual([]);
  });

  test('a tag is read where HEAD has no commit', async () => {
    const repo = makeRepository();
    const sha = repo.commit('only');
    repo.git('tag', 'v1');
    repo.git('symbolic-ref', 'HEAD', 'refs/heads/unborn');
    repo.git('update-ref', '-d', 'refs/heads/main');
    const { history } = await read(repo.path);
    expect(history.head).toEqual({ branch: 'unborn', commit: null });
    expect(history.commits.map((commit) => commit.sha)).toEqual([sha]);
  });

  test('HEAD is known where a branch has its name, where another ref stands for the branch, and where its commit is not there', async () => {
    const repo = makeRepository();
    const sha = repo.commit('only');
    repo.git('update-ref', 'refs/heads/HEAD', sha);
    expect((await read(repo.path)).history.head).toEqual({ branch: 'main', commit: sha });
    repo.git('update-ref', '-d', 'refs/heads/HEAD');
    repo.git('symbolic-ref', 'refs/heads/current', 'refs/heads/main');
    repo.git('symbolic-ref', 'HEAD', 'refs/heads/current');
    expect((await read(repo.path)).history.head).toEqual({ branch: 'main', commit: sha });
    const gone = '1'.repeat(40);
    writeFileSync(join(repo.path, '.git', 'HEAD'), `${gone}\n`);
    expect((await read(repo.path)).history.head).toEqual({ branch: null, commit: gone });
  });

  test('commits that only a detached HEAD reaches are read', async () => {
    const repo = makeRepository();
    repo.commit('on main');
    repo.git('checkout', '-q', '--detach');
    const sha = repo.commit('detached');
    const { history } = await read(repo.path);
    expect(history.head).toEqual({ branch: null, commit: sha });
    expect(history.commits.map(({ subject }) => subject)).toEqual(['detached', 'on main']);
  });

  test('bare repositories, linked work trees and SHA-256 repositories are read alike', async () => {
    const repo = makeRepository('--object-format=sha256');
    const sha = repo.commit('only');
    repo.tag('v1', 'One\n');
    const bare = join(makeFolder(), 'bare.git');
    repo.git('clone', '-q', '--bare', repo.path, bare);
    const linked = join(makeFolder(), 'linked');
    repo.git('worktree', 'add', '-q', '-b', 'side', linked);
    for (const path of [repo.path, bare, linked]) {
      const { history } = await read(path);
      expect(history).toMatchObject({ objectFormat: 'sha256', commits: [{ sha, subject: 'only' }], tags: [{ name: 'v1', commit: sha }] });
    }
    expect((await read(linked)).history.head).toEqual({ branch: 'side', commit: sha });
  });

  test('the mailmap of HEAD gives the names, one object for each person', async () => {
    const repo = makeRepository();
    repo.commit('one', { name: 'ada', email: 'old@example.org' });
    repo.commit('two');
    repo.commit('three', { files: { '.mailmap': 'Ada L. <ada@example.org> <old@example.org>\nAda L. <ada@example.org>\n' } });
    repo.write('.mailmap', 'Someone Else <ada@example.org>\n');
    const { history } = await read(repo.path);
    expect(history.commits.map(({ author }) => author)).toEqual(Array(3).fill({ name: 'Ada L.', email: 'ada@example.org' }));
    expect(history.commits[1]?.author).toBe(history.commits[2]?.author);
  });

  test('children stand before their parents whatever their clocks said', async () => {
    const repo = makeRepository();
    const root = repo.commit('root', { date: '1700009000 +0000' });
    const left = repo.commit('left', { date: '1700000001 +0000' });
    repo.git('checkout', '-q', '-b', 'side', root);
    const right = repo.commit('right', { date: '1700009999 +0000' });
    const { history } = await read(repo.path);
    expect(history.commits.map(({ sha }) => sha)).toEqual([right, left, root]);
  });

  test('only commits that touch the given paths count, and paths are taken literally', async () => {
    const repo = makeRepository();
    const api = repo.commit('api', { files: { 'api/a.txt': '1' } });
    repo.commit('web', { files: { 'web/a.txt': '1' } });
    const odd = repo.commit('odd', { files: { '*/:(top)x': '1' } });
    expect((await read(repo.path, { paths: ['api'] })).history.touching).toEqual(new Set([api]));
    expect((await read(repo.path, { paths: ['api/', '*'] })).history.touching).toEqual(new Set([api, odd]));
    expect((await read(repo.path, { paths: ['--all'] })).history.touching).toEqual(new Set());
  });
});

describe('odd tags', () => {
  test('a tag of a tag leads to the commit', async () => {
    const repo = makeRepository();
    const sha = repo.commit('only');
    repo.tag('inner', 'Inner\n');
    const object = repo.tag('outer', 'Outer\n', { target: 'inner' });
    const { history } = await read(repo.path);
    expect(findTag(history.tags, 'outer')).toMatchObject({ kind: 'annotated', object, commit: sha, message: 'Outer' });
  });

  test('a tag of a tree or a file is told, and has no commit', async () => {
    const repo = makeRepository();
    repo.commit('only', { files: { 'a.txt': 'a' } });
    repo.git('tag', 'tree', 'HEAD^{tree}');
    repo.tag('file', 'A file\n', { target: 'HEAD:a.txt' });
    const { history, problems } = await read(repo.path);
    expect(history.tags.map(({ name, kind, commit }) => [name, kind, commit])).toEqual([
      ['file', 'annotated', null],
      ['tree', 'lightweight', null],
    ]);
    expect(problems.map(({ code, place }) => [code, place])).toEqual([
      ['tag-without-commit', { source: 'api', subject: 'file' }],
      ['tag-without-commit', { source: 'api', subject: 'tree' }],
    ]);
  });

  test('a signature is taken off the message and kept with the bytes that it signs', async () => {
    const repo = makeRepository();
    const sha = repo.commit('only');
    const head = `object ${sha}\ntype commit\ntag v1\ntagger Ada <ada@example.org> 1700000000 +0000\n\nOne\n\n-----BEGIN PGP SIGNATURE-----\nquoted only\n`;
    const armour = '-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n';
    repo.git('update-ref', 'refs/tags/v1', repo.store('tag', head + armour));
    const { history } = await read(repo.path);
    const { message, signature } = findTag(history.tags, 'v1');
    expect(message).toBe('One\n\n-----BEGIN PGP SIGNATURE-----\nquoted only');
    expect(signature && { ...signature, payload: Buffer.from(signature.payload).toString() }).toEqual({
      format: 'ssh',
      armour,
      payload: head,
    });
  });

  test('a tag without tagger, as of old, is read', async () => {
    const repo = makeRepository();
    const sha = repo.commit('only');
    repo.git('update-ref', 'refs/tags/v0', repo.store('tag', `object ${sha}\ntype commit\ntag v0\n\nOld\n`));
    const { history, problems } = await read(repo.path);
    expect(findTag(history.tags, 'v0')).toMatchObject({ tagger: null, taggedAt: null, message: 'Old', commit: sha });
    expect(problems).toEqual([]);
  });

  test('names that look like options, paths or another ref stay names', async () => {
    const repo = makeRepository();
    const sha = repo.commit('only', { files: { v1: 'a file of that name' } });
    const names = [
      '--all',
      '-n1',
      'etc/passwd',
      'v1',
      'HEAD',
      'a;rm-rf$HOME',
      '<script>alert(1)</script>',
      'é\u202ex',
      'main',
      '@',
      '%00%s',
      '"\'`',
    ];
    for (const name of names) repo.git('update-ref', `refs/tags/${name}`, sha);
    repo.git('update-ref', 'refs/heads/--exec=true', sha);
    const { history, problems } = await read(repo.path);
    expect(history.tags.map(({ name }) => name).sort()).toEqual(names.sort());
    expect(history.tags.every(({ commit }) => commit === sha)).toBe(true);
    expect(history.branches.map(({ name }) => name)).toEqual(['--exec=true', 'main']);
    expect(problems).toEqual([]);
  });

  test('10,000 tags are read with as many git processes as one', async () => {
    // Another repository: of this one, git would be at hand.
    const alone = makeRepository();
    alone.commit('only');
    alone.tag('template', 'One\n');
    const one = await countProcesses(alone.path);
    const repo = makeRepository();
    const sha = repo.commit('only');
    const object = repo.tag('template', 'One\n');
    const refs = Array.from({ length: 10_000 }, (_, number) => `create refs/tags/v${number} ${number % 2 === 0 ? sha : object}\n`).join('');
    repo.feed(refs, 'update-ref', '--stdin');
    repo.git('pack-refs', '--all');
    const many = await countProcesses(repo.path);
    expect([one.tags, many.tags]).toEqual([1, 10_001]);
    expect(many.processes).toBe(one.processes);
    expect(one.processes).toBeGreaterThan(0);
  });
});

describe('odd commits', () => {
  test('a declared encoding is read, and an undeclared one loses nothing and is told', async () => {
    const repo = makeRepository();
    const tree = repo.git('write-tree');
    const signed = 'author J\xfcrgen <j@example.org> 1700000000 +0000\ncommitter J\xfcrgen <j@example.org> 1700000000 +0000\n';
    const declared = repo.store('commit', Buffer.from(`tree ${tree}\n${signed}encoding ISO-8859-1\n\nGr\xfc\xdfe\n`, 'latin1'));
    const undeclared = repo.store(
      'commit',
      Buffer.from(`tree ${tree}\nparent ${declared}\n${signed}\nGr\xfc\xdfe \x80\n\nB\xf6dy\n`, 'latin1'),
    );
    repo.git('update-ref', 'refs/heads/main', undeclared);
    const { history, problems } = await read(repo.path);
    expect(history.commits.map(({ subject, body, author }) => [subject, body, author.name])).toEqual([
      ['Grüße €', 'Bödy', 'Jürgen'],
      ['Grüße', '', 'Jürgen'],
    ]);
    expect(listCodes(problems)).toEqual(['messages-not-utf8 1']);
    expect(problems[0]?.place).toEqual({ source: 'api', subject: undeclared });
  });

  test('a replacement character that someone wrote is no problem', async () => {
    const repo = makeRepository();
    repo.commit('a \uFFFD');
    const { history, problems } = await read(repo.path);
    expect(history.commits[0]?.subject).toBe('a \uFFFD');
    expect(problems).toEqual([]);
  });

  test('a message of a megabyte and control characters come whole', async () => {
    const repo = makeRepository();
    const long = `long\n\n${'0123456789abcdef'.repeat(65_536)}`;
    repo.commit(long);
    repo.commit('bell \x07 and \x1b[31mred\r\n\nbody \x01', { name: 'A\u202e<b>da' });
    const { history } = await read(repo.path);
    expect(history.commits[0]).toMatchObject({ subject: 'bell \x07 and \x1b[31mred', body: 'body \x01' });
    expect(history.commits[1]?.body.length).toBe(1_048_576);
  });

  test('a NUL in a message or a name ends it, as for git, and spoils nothing else', async () => {
    const repo = makeRepository();
    const tree = repo.git('write-tree');
    const signed = 'author A\0B <a@b> 1700000000 +0000\ncommitter A <a@b> 1700000000 +0000\n';
    const plain = 'author A <a@b> 1700000000 +0000\ncommitter A <a@b> 1700000000 +0000\n';
    const first = repo.store('commit', `tree ${tree}\n${plain}\nbefore\0after\n`);
    const second = repo.store('commit', `tree ${tree}\nparent ${first}\n${signed}\nsecond\n`);
    const third = repo.store('commit', `tree ${tree}\nparent ${second}\n${plain}\nthird\n`);
    repo.git('update-ref', 'refs/heads/main', third);
    const { history } = await read(repo.path);
    expect(history.commits.map(({ sha, subject }) => [sha, subject])).toEqual([
      [third, 'third'],
      [second, expect.any(String)],
      [first, 'before'],
    ]);
  });

  test('broken dates become something that is a date, and are told', async () => {
    const repo = makeRepository();
    const tree = repo.git('write-tree');
    const write = (author: string, committer: string, message: string, ...parents: readonly string[]): string => {
      const lines = parents.map((parent) => `parent ${parent}\n`).join('');
      return repo.store('commit', `tree ${tree}\n${lines}author A <a@b> ${author}\ncommitter A <a@b> ${committer}\n\n${message}\n`);
    };
    const none = write('x', 'x', 'none');
    const far = write('99999999999999 +0000', '1700000000 +0000', 'far', none);
    const offset = write('1700000000 +0000', '1700000000 +9999', 'offset', far);
    repo.git('update-ref', 'refs/heads/main', offset);
    const { history, problems } = await read(repo.path);
    const dates = Object.fromEntries(history.commits.map(({ subject, committedAt }) => [subject, committedAt]));
    const epoch = '1970-01-01T00:00:00+00:00';
    expect(dates).toEqual({ offset: day, far: day, none: epoch });
    expect(listCodes(problems)).toEqual(['broken-dates 2']);
  });

  test('replace refs and grafts change nothing', async () => {
    const repo = makeRepository();
    const first = repo.commit('first');
    const second = repo.commit('second');
    const fake = repo.feed('fake', 'commit-tree', 'HEAD^{tree}');
    repo.git('replace', second, fake);
    repo.write('.git/info/grafts', `${second}\n`);
    const { history } = await read(repo.path);
    expect(history.commits.map(({ sha, subject, parents }) => [sha, subject, parents])).toEqual([
      [second, 'second', [first]],
      [first, 'first', []],
    ]);
  });
});

describe('repositories that are not whole', () => {
  test('a shallow clone says where it ends and how to get the rest', async () => {
    const repo = makeRepository();
    for (const message of ['one', 'two', 'three']) repo.commit(message);
    const clone = join(makeFolder(), 'clone');
    repo.git('clone', '-q', '--depth', '2', `file://${repo.path}`, clone);
    const { history, problems } = await read(clone);
    expect(history.commits.map(({ subject }) => subject)).toEqual(['three', 'two']);
    expect(history.shallow).toEqual([repo.git('rev-parse', 'HEAD~1')]);
    expect(problems).toMatchObject([
      { code: 'shallow-repository', severity: 'warning', count: 1, hint: expect.stringContaining('git fetch --unshallow') },
    ]);
  });

  test('a partial clone is read without asking anyone for more', async () => {
    const repo = makeRepository();
    repo.commit('one', { files: { 'a.txt': '1', '.mailmap': 'B <ada@example.org>\n' } });
    repo.git('config', 'uploadpack.allowFilter', 'true');
    const clone = join(makeFolder(), 'clone.git');
    repo.git('clone', '-q', '--bare', '--filter=tree:0', `file://${repo.path}`, clone);
    renameSync(repo.path, `${repo.path}-gone`);
    const { history, problems } = await read(clone, { paths: ['a.txt'] });
    expect(history).toMatchObject({ partial: true, commits: [{ subject: 'one', author: person }], touching: null });
    expect(listCodes(problems)).toEqual(['mailmap-missing', 'paths-unknown']);
    rmSync(join(clone, 'config'));
    expect((await read(clone)).history.partial).toBe(true);
    renameSync(`${repo.path}-gone`, repo.path);
  });

  test.each(['missing', 'damaged'])('a %s commit costs only what lies behind it', async (how) => {
    const repo = makeRepository();
    repo.commit('one');
    const lost = repo.commit('two');
    repo.commit('three\nmore\n\nBody  \n\n', { files: { '.mailmap': 'Ada L. <ada@example.org>\n' }, date: '1700000300 +0100' });
    const merge = repo.commit('four', { date: '1700000400 +0000' });
    repo.git('tag', 'v2', lost);
    repo.tag('v4', 'Four\n');
    const file = join(repo.path, '.git/objects', lost.slice(0, 2), lost.slice(2));
    chmodSync(file, 0o600);
    if (how === 'missing') rmSync(file);
    else writeFileSync(file, 'garbage');
    const { history, problems } = await read(repo.path);
    expect(history.commits.map(({ sha, subject, body, author, committedAt }) => [sha, subject, body, author.name, committedAt])).toEqual([
      [merge, 'four', '', 'Ada L.', '2023-11-14T22:20:00+00:00'],
      [repo.git('rev-parse', 'HEAD~1'), 'three more', 'Body', 'Ada L.', '2023-11-14T23:18:20+01:00'],
    ]);
    expect(history.tags.map(({ name, commit }) => [name, commit])).toEqual([
      ['v2', null],
      ['v4', merge],
    ]);
    expect(listCodes(problems)).toEqual(['missing-commits 1', 'tag-of-missing-object']);
  });
});

describe('hostile surroundings', () => {
  /** A program that would leave a file behind if it ran. */
  function makeTrap(repo: TestRepository): { readonly command: string; readonly ran: string } {
    const ran = join(repo.path, '.git', 'ran');
    const command = join(repo.path, '.git', 'trap.sh');
    writeFileSync(command, `#!/bin/sh\ntouch '${ran}'\n`);
    chmodSync(command, 0o755);
    return { command, ran };
  }

  test('nothing that the repository configures is run', async () => {
    const repo = makeRepository();
    repo.commit('one', { files: { '.gitattributes': '* diff=evil filter=evil\n', 'a.txt': '1' } });
    repo.commit('two', { files: { 'a.txt': '2' } });
    const sha = repo.git('rev-parse', 'HEAD');
    const armour = '-----BEGIN PGP SIGNATURE-----\n\nAAAA\n-----END PGP SIGNATURE-----\n';
    repo.git(
      'update-ref',
      'refs/tags/v1',
      repo.store('tag', `object ${sha}\ntype commit\ntag v1\ntagger A <a@b> 1700000000 +0000\n\nOne\n${armour}`),
    );
    const signed = repo.git('cat-file', 'commit', 'HEAD').replace('\n\n', `\ngpgsig ${armour.trim().replaceAll('\n', '\n ')}\n\n`);
    repo.git('update-ref', 'refs/heads/main', repo.store('commit', signed));
    const { command, ran } = makeTrap(repo);
    const settings = [
      ['log.showSignature', 'true'],
      ['gpg.program', command],
      ['gpg.ssh.program', command],
      ['core.fsmonitor', command],
      ['core.pager', command],
      ['pager.log', command],
      ['core.sshCommand', command],
      ['core.gitProxy', command],
      ['core.editor', command],
      ['core.hooksPath', join(repo.path, '.git')],
      ['core.alternateRefsCommand', command],
      ['diff.external', command],
      ['diff.evil.textconv', command],
      ['filter.evil.smudge', command],
      ['credential.helper', command],
      ['alias.log', `!${command}`],
      ['alias.rev-parse', `!${command}`],
      ['log.follow', 'true'],
      ['log.date', 'relative'],
      ['format.pretty', 'oneline'],
      ['color.ui', 'always'],
      ['i18n.logOutputEncoding', 'UTF-16'],
      ['mailmap.file', '/etc/passwd'],
      ['notes.displayRef', '*'],
      ['extensions.partialClone', 'evil'],
      ['remote.evil.promisor', 'true'],
      ['remote.evil.url', `ext::${command}`],
      ['protocol.ext.allow', 'always'],
    ] as const;
    for (const [key, value] of settings) repo.git('config', key, value);
    repo.git('config', 'core.repositoryFormatVersion', '1');
    const { history } = await read(repo.path, { paths: ['a.txt'] });
    expect(history.commits.map(({ subject, committedAt }) => [subject, committedAt])).toEqual([
      ['two', day],
      ['two', day],
      ['one', day],
    ]);
    expect(history.touching?.size).toBe(3);
    expect(() => cpSync(ran, `${ran}-copy`)).toThrow(/ENOENT/);
  });

  test('git variables of the surroundings are shut out', async () => {
    const repo = makeRepository();
    repo.commit('mine');
    const other = makeRepository();
    other.commit('other');
    vi.stubEnv('GIT_DIR', join(other.path, '.git'));
    vi.stubEnv('GIT_WORK_TREE', other.path);
    vi.stubEnv('GIT_OBJECT_DIRECTORY', join(other.path, '.git/objects'));
    vi.stubEnv('GIT_NAMESPACE', 'evil');
    vi.stubEnv('GIT_CONFIG_COUNT', '1');
    vi.stubEnv('GIT_CONFIG_KEY_0', 'core.bare');
    vi.stubEnv('GIT_CONFIG_VALUE_0', 'nonsense');
    vi.stubEnv('GIT_EXTERNAL_DIFF', 'false');
    vi.stubEnv('LC_ALL', 'tr_TR.UTF-8');
    vi.stubEnv('TZ', 'Pacific/Kiritimati');
    const { history } = await read(repo.path).finally(() => vi.unstubAllEnvs());
    expect(history.commits.map(({ subject }) => subject)).toEqual(['mine']);
  });

  test('a bare repository is read where the user asks git for care with bare repositories', async () => {
    const repo = makeRepository('--bare');
    const sha = repo.feed('one', 'commit-tree', repo.feed('', 'mktree'));
    repo.git('update-ref', 'refs/heads/main', sha);
    const home = makeFolder();
    writeFileSync(join(home, '.gitconfig'), '[safe]\n\tbareRepository = explicit\n[log]\n\tshowSignature = true\n');
    vi.stubEnv('HOME', home);
    const { history } = await read(repo.path).finally(() => vi.unstubAllEnvs());
    expect(history.commits.length).toBe(1);
  });

  test('a program called git in the repository is not taken for git', async () => {
    const repo = makeRepository();
    repo.commit('mine');
    const { command, ran } = makeTrap(repo);
    cpSync(command, join(repo.path, '.git', 'git'));
    cpSync(command, join(repo.path, 'git'));
    vi.stubEnv('PATH', `.:${process.env['PATH']}`);
    const { history } = await read(repo.path).finally(() => vi.unstubAllEnvs());
    expect(history.commits.length).toBe(1);
    expect(() => cpSync(ran, `${ran}-copy`)).toThrow(/ENOENT/);
  });
});

describe('what cannot be read', () => {
  test('a folder that is not there', async () => {
    const path = join(makeFolder(), 'nowhere');
    const { message, hint } = await catchCannotGoOn(path);
    expect([message, hint]).toEqual([
      `Cannot find the repository \`${path}\`.`,
      'Check the path in the configuration or on the command line.',
    ]);
  });

  test('a folder that is no repository, even inside of one', async () => {
    const repo = makeRepository();
    repo.commit('one', { files: { 'inner/a.txt': 'a' } });
    const path = join(repo.path, 'inner');
    const { message, hint } = await catchCannotGoOn(path);
    expect([message, hint]).toEqual([
      `The folder \`${path}\` is not a git repository.`,
      'Give the top folder of a work tree, or a bare repository.',
    ]);
  });

  test('a repository whose configuration is broken says what git says', async () => {
    const repo = makeRepository();
    repo.write('.git/config', '[core\n');
    expect((await catchCannotGoOn(repo.path)).message).toContain('bad config line 1');
  });

  test.skipIf(process.getuid?.() !== 0)('a repository of another user, with the remedy', async () => {
    const repo = openRepository(makeRepository().path);
    repo.commit('one');
    const { chownSync } = await import('node:fs');
    chownSync(repo.path, 12_345, 12_345);
    chownSync(join(repo.path, '.git'), 12_345, 12_345);
    vi.stubEnv('HOME', repo.path);
    const { message, hint } = await catchCannotGoOn(repo.path).finally(() => vi.unstubAllEnvs());
    expect([message, hint]).toEqual([
      `Cannot read the repository \`${repo.path}\`: it belongs to another user, and git refuses it.`,
      `Run \`git config --global --add safe.directory '${repo.path}'\` if you trust it.`,
    ]);
  });

  test('a machine without git', async () => {
    const repo = makeRepository();
    vi.stubEnv('PATH', '/nowhere');
    const { message, hint } = await catchCannotGoOn(repo.path).finally(() => vi.unstubAllEnvs());
    expect([message, hint]).toEqual(['Cannot start git.', 'Install git 2.31 or newer, and see that it is on the PATH.']);
  });
});

test('another component of a repository is read without another pass over its history', async () => {
  const repository = makeRepository();
  repository.commit('api', { files: { 'api/a.txt': 'a' } });
  repository.commit('client', { files: { 'client/b.txt': 'b' } });
  const before = await readRepository({
    path: repository.path,
    id: 'api',
    paths: ['api'],
    web: 'https://github.com/team/mono',
    recogniseForge,
  });
  const source = { path: repository.path, id: 'client', paths: ['client'], web: 'https://github.com/team/mono', recogniseForge };
  const again = await readRepositoryAgain(source, before);
  expect(again).toEqual(await readRepository(source));
  expect(again.history.commits).toBe(before.history.commits);
  expect(again.history.touching?.size).toBe(1);
});
