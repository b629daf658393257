import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readContentHistory } from '../../../../src/git/read/content-history/content-history.ts';
import type { ContentHistory } from '../../../../src/git/schema/content-history.ts';
import { validationContent as content } from '../../../../src/validation/schema/content-paths.ts';
import { makeFolder, makeRepository, openRepository, type TestRepository } from '../../../git-repository.ts';

const folder = 'content/releases/portal/2.3.0';
const record = `${folder}/release-validation.mdx`;
const text = (result: string, other = '') =>
  `---\nprotocol: release-validation\n---\n\n${Array.from({ length: 12 }, (_, index) => `Line ${index} of the record`).join('\n')}\n\n| ID | Result |\n| --- | --- |\n| A | ${result} |\n\n${other}\n`;

/** The history in few words: per path, who did it and where the file stood then; `-` for what took it away, `+` for what is not committed. */
function summarise({ versions }: ContentHistory): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    [...versions].map(([path, list]) => [
      path,
      list.map((version) => {
        const sign = version.commit === null ? '+' : '';
        return `${sign}${version.removed ? '-' : ''}${version.subject}${version.path === path ? '' : ` (${version.path})`}`;
      }),
    ]),
  );
}

const at = (minutes: number) => ({ date: `${1_700_000_000 + minutes * 60} +0100` });

test('every version of a record is known with who, when and why, oldest first', async () => {
  const repository = makeRepository();
  const first = repository.commit('Begin', { files: { [record]: text('') }, ...at(0) });
  const second = repository.commit('Fill in A\n\nSeen on staging.\n', {
    files: { [record]: text('pass') },
    name: 'Bo',
    email: 'bo@example.org',
    ...at(5),
  });
  const history = await readContentHistory(repository.path, { content });
  expect(history).toEqual({
    known: true,
    shallow: false,
    deleted: [],
    missing: [],
    elsewhere: [],
    key: expect.stringMatching(/^[0-9a-f]{64}$/),
    versions: new Map([
      [
        record,
        [
          {
            commit: first,
            author: 'Ada',
            email: 'ada@example.org',
            authoredAt: '2023-11-14T23:13:20+01:00',
            committedAt: '2023-11-14T23:13:20+01:00',
            subject: 'Begin',
            body: '',
            path: record,
            text: text(''),
            sha256: sha256(`${text('').trimEnd()}\n`),
            order: 0,
            from: [],
            object: repository.git('rev-parse', `${first}:${record}`),
          },
          {
            commit: second,
            author: 'Bo',
            email: 'bo@example.org',
            authoredAt: '2023-11-14T23:18:20+01:00',
            committedAt: '2023-11-14T23:18:20+01:00',
            subject: 'Fill in A',
            body: 'Seen on staging.',
            path: record,
            text: text('pass'),
            sha256: sha256(`${text('pass').trimEnd()}\n`),
            order: 1,
            from: [repository.git('rev-parse', `${first}:${record}`)],
            object: repository.git('rev-parse', `${second}:${record}`),
          },
        ],
      ],
    ]),
  });
});

test('a record keeps its history when it is renamed, edited or not', async () => {
  const repository = makeRepository();
  repository.commit('Begin', { files: { [record]: text('') } });
  repository.git('mv', record, `${folder}/oq.mdx`);
  repository.commit('Rename', { files: { [`${folder}/oq.mdx`]: text('pass') } });
  repository.git('mv', folder, 'content/releases/portal/2.3.1');
  repository.commit('Renumber');
  expect(summarise(await readContentHistory(repository.path, { content }))).toEqual({
    'content/releases/portal/2.3.1/oq.mdx': [`Begin (${record})`, `Rename (${folder}/oq.mdx)`, 'Renumber'],
  });
});

test('what was done on a merged branch stands there once, and the merge says nothing', async () => {
  const repository = makeRepository();
  repository.commit('Begin', { files: { [record]: text('') }, ...at(0) });
  repository.git('checkout', '-qb', 'topic');
  repository.commit('Fill in', { files: { [record]: text('pass') }, ...at(1) });
  repository.commit('Explain', { files: { [record]: text('pass', 'Fine.') }, ...at(3) });
  repository.git('checkout', '-q', 'main');
  repository.commit('Elsewhere', { files: { 'content/protocols/oq.mdx': 'A\n' }, ...at(2) });
  repository.git('merge', '-q', '--no-ff', '-m', 'Merge topic', 'topic');
  expect(summarise(await readContentHistory(repository.path, { content }))).toEqual({
    'content/protocols/oq.mdx': ['Elsewhere'],
    [record]: ['Begin', 'Fill in', 'Explain'],
  });
});

test('a squashed branch is one version', async () => {
  const repository = makeRepository();
  repository.commit('Begin', { files: { [record]: text('') } });
  repository.git('checkout', '-qb', 'topic');
  repository.commit('Fill in', { files: { [record]: text('pass') } });
  repository.commit('Explain', { files: { [record]: text('pass', 'Fine.') } });
  repository.git('checkout', '-q', 'main');
  repository.git('merge', '-q', '--squash', 'topic');
  repository.commit('Validate 2.3.0 (#7)\n\n* Fill in\n* Explain');
  expect(summarise(await readContentHistory(repository.path, { content }))).toEqual({ [record]: ['Begin', 'Validate 2.3.0 (#7)'] });
});

test('two edits of one record on two branches meet in the merge, which is made from both', async () => {
  const { repository, ours, theirs } = branches();
  repository.git('merge', '-q', '--no-ff', '-m', 'Merge topic', 'topic');
  const history = await readContentHistory(repository.path, { content });
  expect(summarise(history)).toEqual({ [record]: ['Begin', 'Ours', 'Theirs', 'Merge topic'] });
  expect(history.versions.get(record)?.at(-1)?.from).toEqual([blob(repository, ours), blob(repository, theirs)]);
});

test('a merge that was amended to change something says so', async () => {
  const repository = makeRepository();
  repository.commit('Begin', { files: { [record]: text('') }, ...at(0) });
  repository.git('checkout', '-qb', 'topic');
  repository.commit('Fill in', { files: { [record]: text('fail') }, ...at(1) });
  repository.git('checkout', '-q', 'main');
  repository.git('merge', '-q', '--no-ff', '--no-commit', 'topic');
  repository.commit('Merge topic', { files: { [record]: text('pass') }, ...at(2) });
  const history = await readContentHistory(repository.path, { content });
  expect(summarise(history)).toEqual({ [record]: ['Begin', 'Fill in', 'Merge topic'] });
});

test('a merge that drops what a branch did says so', async () => {
  const { repository } = branches();
  repository.git('merge', '-q', '-s', 'ours', '-m', 'Merge topic', 'topic');
  expect(summarise(await readContentHistory(repository.path, { content }))).toEqual({
    [record]: ['Begin', 'Ours', 'Theirs', 'Merge topic'],
  });
});

test('a merge that drops what a branch did before says so too', async () => {
  const { repository } = branches({ theirs: at(1), ours: at(2) });
  repository.git('merge', '-q', '-s', 'ours', '-m', 'Merge topic', 'topic');
  expect(summarise(await readContentHistory(repository.path, { content }))).toEqual({
    [record]: ['Begin', 'Theirs', 'Ours', 'Merge topic'],
  });
});

test('what stands last is what the last commit holds, whatever the dates say', async () => {
  const repository = makeRepository();
  repository.commit('Begin', { files: { [record]: text('') }, ...at(0) });
  repository.git('checkout', '-qb', 'topic');
  repository.commit('Try', { files: { [record]: text('fail') }, ...at(2) });
  repository.commit('Take back', { files: { [record]: text('') }, ...at(3) });
  repository.git('checkout', '-q', 'main');
  repository.commit('Fill in', { files: { [record]: text('pass') }, ...at(1) });
  repository.git('merge', '-q', '--no-ff', '-m', 'Merge topic', 'topic');
  const history = await readContentHistory(repository.path, { content });
  expect(summarise(history)).toEqual({ [record]: ['Begin', 'Fill in', 'Try', 'Take back', 'Merge topic'] });
  expect(history.versions.get(record)?.at(-1)?.text).toBe(text('pass'));
});

test('a rename on one branch and an edit on another are one file', async () => {
  const repository = makeRepository();
  repository.commit('Begin', { files: { [record]: text('') }, ...at(0) });
  repository.git('checkout', '-qb', 'topic');
  repository.commit('Fill in', { files: { [record]: text('pass') }, ...at(2) });
  repository.git('checkout', '-q', 'main');
  repository.git('mv', record, `${folder}/oq.mdx`);
  repository.commit('Rename', at(1));
  repository.git('merge', '-q', '--no-ff', '-m', 'Merge topic', 'topic');
  const history = await readContentHistory(repository.path, { content });
  expect(history.deleted).toEqual([]);
  expect(summarise(history)).toEqual({
    [`${folder}/oq.mdx`]: [`Begin (${record})`, 'Rename', `Fill in (${record})`],
  });
});

test('a record that a merge renames keeps its history, though the other branch never had it', async () => {
  const repository = makeRepository();
  repository.commit('Set up', { files: { 'content/protocols/oq.mdx': 'A\n' }, ...at(0) });
  repository.git('checkout', '-qb', 'topic');
  repository.commit('Begin', { files: { [record]: text('') }, ...at(1) });
  repository.git('checkout', '-q', 'main');
  repository.commit('Elsewhere', { files: { 'content/protocols/oq.mdx': 'B\n' }, ...at(2) });
  repository.git('merge', '-q', '--no-ff', '--no-commit', 'topic');
  repository.git('mv', record, `${folder}/oq.mdx`);
  repository.commit('Merge topic under another name', at(3));
  repository.commit('Fill in', { files: { [`${folder}/oq.mdx`]: text('pass') }, ...at(4) });
  repository.commit('Begin anew', { files: { [record]: 'Something else entirely\n' }, ...at(5) });
  const history = await readContentHistory(repository.path, { content });
  expect(history.deleted).toEqual([]);
  expect(summarise(history)).toEqual({
    'content/protocols/oq.mdx': ['Set up', 'Elsewhere'],
    [record]: ['Begin anew'],
    [`${folder}/oq.mdx`]: [`Begin (${record})`, 'Merge topic under another name', 'Fill in'],
  });
});

test('a record that a merge renames and edits keeps its history, and the merge says so', async () => {
  const { repository } = branches();
  repository.git('merge', '-q', '--no-ff', '--no-commit', 'topic');
  repository.git('mv', record, `${folder}/oq.mdx`);
  repository.commit('Merge topic', { files: { [`${folder}/oq.mdx`]: text('fail') }, ...at(3) });
  const history = await readContentHistory(repository.path, { content });
  expect(history.deleted).toEqual([]);
  expect(summarise(history)).toEqual({
    [`${folder}/oq.mdx`]: [`Begin (${record})`, `Ours (${record})`, `Theirs (${record})`, 'Merge topic'],
  });
});

test('a merge that puts one record in the place of two goes on with the one that it is most like', async () => {
  const repository = makeRepository();
  repository.commit('Set up', { files: { 'content/protocols/oq.mdx': 'A\n' }, ...at(0) });
  repository.git('checkout', '-qb', 'topic');
  repository.commit('Begin theirs', { files: { [`${folder}/theirs.mdx`]: text('pass') }, ...at(1) });
  repository.git('checkout', '-q', 'main');
  repository.commit('Begin ours', { files: { [`${folder}/ours.mdx`]: text('fail', 'Explained.') }, ...at(2) });
  repository.git('merge', '-q', '--no-ff', '--no-commit', 'topic');
  repository.git('rm', '-qf', `${folder}/ours.mdx`);
  repository.git('mv', `${folder}/theirs.mdx`, record);
  repository.commit('Merge topic', at(3));
  expect(summarise(await readContentHistory(repository.path, { content }))).toEqual({
    'content/protocols/oq.mdx': ['Set up'],
    [`${folder}/ours.mdx`]: ['Begin ours', '-Merge topic'],
    [record]: [`Begin theirs (${folder}/theirs.mdx)`, 'Merge topic'],
  });
});

test('a merge does nothing itself where a branch put a look-alike in the place of a record', async () => {
  const repository = makeRepository();
  repository.commit('Begin', { files: { [record]: text(''), 'content/protocols/oq.mdx': 'A\n' }, ...at(0) });
  repository.git('checkout', '-qb', 'topic');
  repository.commit('Begin another', { files: { [`${folder}/oq.mdx`]: text('pass') }, ...at(1) });
  repository.git('rm', '-q', record);
  repository.commit('Delete', at(2));
  repository.git('checkout', '-q', 'main');
  repository.commit('Elsewhere', { files: { 'content/protocols/oq.mdx': 'B\n' }, ...at(3) });
  repository.git('merge', '-q', '--no-ff', '-m', 'Merge topic', 'topic');
  expect(summarise(await readContentHistory(repository.path, { content }))).toEqual({
    'content/protocols/oq.mdx': ['Begin', 'Elsewhere'],
    [`${folder}/oq.mdx`]: ['Begin another'],
    [record]: ['Begin', '-Delete'],
  });
});

test('a record that was deleted and made again is one record', async () => {
  const repository = makeRepository();
  repository.commit('Begin', { files: { [record]: text('pass') } });
  repository.git('rm', '-q', record);
  repository.commit('Delete');
  repository.commit('Begin again', { files: { [record]: text('') } });
  expect(summarise(await readContentHistory(repository.path, { content }))).toEqual({ [record]: ['Begin', '-Delete', 'Begin again'] });
});

test('a new record under the name that another gave up has a history of its own', async () => {
  const repository = makeRepository();
  repository.commit('Begin', { files: { [record]: text('pass') } });
  repository.git('mv', record, `${folder}/oq.mdx`);
  repository.commit('Rename');
  repository.commit('Begin anew', { files: { [record]: 'Something else entirely\n' } });
  expect(summarise(await readContentHistory(repository.path, { content }))).toEqual({
    [`${folder}/oq.mdx`]: [`Begin (${record})`, 'Rename'],
    [record]: ['Begin anew'],
  });
});

test('a deleted record is remembered when another one takes its name', async () => {
  const repository = makeRepository();
  repository.commit('Begin', { files: { [record]: text('pass'), [`${folder}/oq.mdx`]: 'Something else entirely\n' } });
  repository.git('rm', '-q', record);
  const deleted = repository.commit('Delete');
  repository.git('mv', `${folder}/oq.mdx`, record);
  repository.commit('Rename');
  const history = await readContentHistory(repository.path, { content });
  expect(summarise(history)).toEqual({
    [`${record}@${deleted}`]: [`Begin (${record})`, `-Delete (${record})`],
    [record]: [`Begin (${folder}/oq.mdx)`, 'Rename'],
  });
  expect(history.deleted).toEqual([`${record}@${deleted}`]);
});

test('two records that exchange their names keep their own histories', async () => {
  const repository = makeRepository();
  const other = `${folder}/uat.mdx`;
  repository.commit('Begin', { files: { [record]: text('pass'), [other]: text('') } });
  repository.commit('Exchange', { files: { [record]: text(''), [other]: text('pass') } });
  const history = await readContentHistory(repository.path, { content });
  expect(summarise(history)).toEqual({
    [record]: [`Begin (${other})`, 'Exchange'],
    [other]: [`Begin (${record})`, 'Exchange'],
  });
});

test('signatures look alike and are still not each other', async () => {
  const repository = makeRepository();
  const signature = (name: string) => `${folder}/signatures/release-validation/${name}.json`;
  const statement = (role: string) =>
    `${JSON.stringify({ type: 'docket/statement/v1', record: { path: record }, declaration: 'I did it.', role })}\n`;
  repository.commit('Sign', { files: { [signature('1-author-ada')]: statement('author') } });
  repository.git('rm', '-q', signature('1-author-ada'));
  repository.commit('Sign otherwise', { files: { [signature('2-reviewer-bo')]: statement('reviewer') } });
  const history = await readContentHistory(repository.path, { content });
  expect(summarise(history)).toEqual({
    [signature('1-author-ada')]: ['Sign', '-Sign otherwise'],
    [signature('2-reviewer-bo')]: ['Sign otherwise'],
  });
  expect(history.deleted).toEqual([signature('1-author-ada')]);
});

test('what is not committed comes last: changed, new, moved and deleted', async () => {
  const repository = makeRepository();
  const files = { [record]: text(''), [`${folder}/oq.mdx`]: 'OQ\n', [`${folder}/pq.mdx`]: 'PQ\n' };
  repository.commit('Begin', { files });
  const before = await readContentHistory(repository.path, { content });
  repository.write(record, text('pass'));
  repository.write(`${folder}/iq.mdx`, 'IQ\n');
  rmSync(join(repository.path, folder, 'oq.mdx'));
  repository.write(`${folder}/moved.mdx`, 'OQ\n');
  rmSync(join(repository.path, folder, 'pq.mdx'));
  const history = await readContentHistory(repository.path, { content });
  expect(summarise(history)).toEqual({
    [`${folder}/iq.mdx`]: ['+'],
    [`${folder}/moved.mdx`]: [`Begin (${folder}/oq.mdx)`, '+'],
    [`${folder}/pq.mdx`]: ['Begin', '+-'],
    [record]: ['Begin', '+'],
  });
  expect(history.deleted).toEqual([`${folder}/pq.mdx`]);
  expect(history.key).not.toBe(before.key);
});

test('turned line ends are the same canonical text', async () => {
  const repository = makeRepository();
  repository.commit('Begin', { files: { [record]: text('pass') } });
  repository.commit('Turn line ends', { files: { [record]: text('pass').replaceAll('\n', '\r\n') } });
  repository.write(record, text('pass'));
  const [first, second, ...others] = (await readContentHistory(repository.path, { content })).versions.get(record) ?? [];
  expect(others).toEqual([]);
  expect(first?.sha256).toBe(second?.sha256);
});

test('a shallow clone says where it was cut', async () => {
  const repository = makeRepository();
  repository.commit('Begin', { files: { [record]: text('') } });
  repository.commit('Fill in', { files: { [record]: text('pass') } });
  repository.commit('Explain', { files: { [record]: text('pass', 'Fine.') } });
  const clone = join(makeFolder(), 'clone');
  execFileSync('git', ['clone', '-q', '--depth', '2', `file://${repository.path}`, clone]);
  const history = await readContentHistory(clone, { content });
  expect(history.shallow).toBe(true);
  expect(history.versions.get(record)?.map(({ subject, cut }) => [subject, cut])).toEqual([
    ['Fill in', true],
    ['Explain', undefined],
  ]);
});

test('a partial clone says which texts it lacks, and asks nobody for them', async () => {
  const repository = makeRepository();
  repository.commit('Begin', { files: { [record]: text('') } });
  repository.commit('Fill in', { files: { [record]: text('pass') } });
  repository.git('config', 'uploadpack.allowFilter', 'true');
  const clone = join(makeFolder(), 'clone');
  execFileSync('git', ['clone', '-q', '--filter=blob:none', `file://${repository.path}`, clone]);
  const history = await readContentHistory(clone, { content });
  expect(history.versions.get(record)?.map(({ subject, text: held }) => [subject, held])).toEqual([
    ['Begin', null],
    ['Fill in', text('pass')],
  ]);
  expect(history.missing).toEqual([blob(repository, 'HEAD~1')]);
});

test('a partial clone lacks what likeness is told from: only what moved unchanged is renamed there', async () => {
  const repository = makeRepository();
  repository.commit('Begin', { files: { [record]: text(''), [`${folder}/iq.mdx`]: 'IQ\n' } });
  repository.git('mv', `${folder}/iq.mdx`, `${folder}/oq.mdx`);
  repository.git('mv', record, `${folder}/uat.mdx`);
  repository.commit('Rename', { files: { [`${folder}/uat.mdx`]: text('pass') } });
  repository.git('config', 'uploadpack.allowFilter', 'true');
  const clone = join(makeFolder(), 'clone');
  execFileSync('git', ['clone', '-q', '--filter=blob:none', `file://${repository.path}`, clone]);
  expect(summarise(await readContentHistory(clone, { content }))).toEqual({
    [`${folder}/oq.mdx`]: [`Begin (${folder}/iq.mdx)`, 'Rename'],
    [`${folder}/uat.mdx`]: ['Rename'],
    [record]: ['Begin', '-Rename'],
  });
});

test('the history may be in another repository, bare and below a prefix', async () => {
  const repository = makeRepository();
  repository.commit('Begin', { files: { [`quality/${record}`]: text('') } });
  repository.commit('Fill in', { files: { [`quality/${record}`]: text('pass') } });
  const bare = join(makeFolder(), 'bare.git');
  execFileSync('git', ['clone', '-q', '--bare', repository.path, bare]);
  const exported = openRepository(makeFolder());
  exported.write(record, text('pass'));
  const history = await readContentHistory(exported.path, { content, repository: bare, prefix: 'quality' });
  expect(summarise(history)).toEqual({ [record]: ['Begin', 'Fill in'] });
});

test('a content folder below the top of its repository is found, and its neighbours are not', async () => {
  const repository = makeRepository();
  repository.commit('Begin', { files: { [`a\nb/${record}`]: text(''), [record]: 'Another one\n' } });
  expect(summarise(await readContentHistory(join(repository.path, 'a\nb'), { content }))).toEqual({ [record]: ['Begin'] });
});

test('a folder in no git repository has no history', async () => {
  const history = await readContentHistory(makeFolder(), { content });
  expect(history).toEqual({ known: false, shallow: false, versions: new Map(), deleted: [] });
});

test('a repository without a commit knows what is there', async () => {
  const repository = makeRepository();
  repository.write(record, text(''));
  expect(summarise(await readContentHistory(repository.path, { content }))).toEqual({ [record]: ['+'] });
});

test('the mailmap names the author, and replace refs change nothing', async () => {
  const repository = makeRepository();
  const first = repository.commit('Begin', {
    files: { [record]: text(''), '.mailmap': 'Ada Lovelace <ada@lovelace.example> <ada@example.org>\n' },
  });
  repository.git('replace', first, repository.git('commit-tree', '-m', 'Never happened', `${first}^{tree}`));
  const [version] = (await readContentHistory(repository.path, { content })).versions.get(record) ?? [];
  expect([version?.author, version?.email, version?.subject]).toEqual(['Ada Lovelace', 'ada@lovelace.example', 'Begin']);
});

test('settings of the repository change nothing', async () => {
  const repository = makeRepository();
  repository.commit('Begin', { files: { [record]: text('') } });
  repository.git('mv', record, `${folder}/oq.mdx`);
  repository.commit('Rename');
  const settings = {
    'log.showRoot': 'false',
    'diff.renames': 'false',
    'log.follow': 'true',
    'diff.relative': 'true',
    'log.diffMerges': 'off',
  };
  for (const [name, value] of Object.entries(settings)) repository.git('config', name, value);
  expect(summarise(await readContentHistory(repository.path, { content }))).toEqual({
    [`${folder}/oq.mdx`]: [`Begin (${record})`, 'Rename'],
  });
});

test('a merge is compared with each parent, whatever the settings say', async () => {
  const { repository } = branches({ theirs: at(1), ours: at(2) });
  repository.git('merge', '-q', '-s', 'ours', '-m', 'Merge topic', 'topic');
  repository.git('config', 'log.diffMerges', 'first-parent');
  expect(summarise(await readContentHistory(repository.path, { content }))).toEqual({
    [record]: ['Begin', 'Theirs', 'Ours', 'Merge topic'],
  });
});

test('links, binary files and control characters do no harm', async () => {
  const repository = makeRepository();
  repository.write(record, Uint8Array.of(0, 255, 254));
  repository.write(`${folder}/\u0001evil\tname.mdx`, text(''));
  mkdirSync(join(repository.path, 'content/protocols'));
  symlinkSync('/etc/passwd', join(repository.path, 'content/protocols/oq.mdx'));
  repository.commit('\u0001:100644 100644 a b M\n\nSecond \u0001 line');
  const history = await readContentHistory(repository.path, { content });
  expect([...history.versions].map(([path, [version]]) => [path, version?.subject, version?.body, version?.text?.length ?? null])).toEqual([
    [`${folder}/\u0001evil\tname.mdx`, '\u0001:100644 100644 a b M', 'Second \u0001 line', text('').length],
    [record, '\u0001:100644 100644 a b M', 'Second \u0001 line', null],
  ]);
});

test('evidence has versions and no text', async () => {
  const repository = makeRepository();
  const evidence = `${folder}/evidence/log.txt`;
  repository.commit('Begin', { files: { [evidence]: 'one\n' } });
  repository.commit('Run again', { files: { [evidence]: 'two\n' } });
  const versions = (await readContentHistory(repository.path, { content })).versions.get(evidence) ?? [];
  expect(versions.map(({ subject, text: held, sha256 }) => [subject, held, sha256])).toEqual([
    ['Begin', null, null],
    ['Run again', null, null],
  ]);
});

/** A record that was edited in two places on two branches. */
function branches(dates = { theirs: at(2), ours: at(1) }) {
  const repository = makeRepository();
  repository.commit('Begin', { files: { [record]: text('') }, ...at(0) });
  repository.git('checkout', '-qb', 'topic');
  const theirs = repository.commit('Theirs', { files: { [record]: text('pass') }, ...dates.theirs });
  repository.git('checkout', '-q', 'main');
  const ours = repository.commit('Ours', { files: { [record]: text('').replace('Line 0', 'Line nought') }, ...dates.ours });
  return { repository, ours, theirs };
}

function sha256(canonical: string): string {
  return createHash('sha256').update(canonical).digest('hex');
}

function blob(repository: TestRepository, commit: string): string {
  return repository.git('rev-parse', `${commit}:${record}`);
}
