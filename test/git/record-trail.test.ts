import { expect, test } from 'vitest';
import { readContentHistory } from '../../src/git/read/content-history/content-history.ts';
import { keepNothing } from '../../src/git/schema/keep-value.ts';
import { assembleTrails } from '../../src/validation/assemble/trail/assemble-trails.ts';
import { parseRecord } from '../../src/validation/read/documents/parse-record.ts';
import { validationContent as content } from '../../src/validation/schema/content-paths.ts';
import { makeRepository } from '../git-repository.ts';

const source = 'content/releases/portal/2.3.0/release-validation.mdx';

interface Filled {
  readonly environment?: string;
  readonly rows: readonly string[];
  readonly more?: string;
}

const write = ({ environment = 'staging', rows, more = '' }: Filled) =>
  [
    '---',
    'protocol: release-validation',
    `environment: ${environment}`,
    '---',
    '',
    '## Sign in',
    '',
    '| ID | Action | Expected | Actual | Result | Tester | Date |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    more,
  ].join('\n');

const plain = '| A-1 | Open the page | It opens | | | | |';
const other = '| A-2 | Close the page | It closes | | | | |';
const passed = '| A-1 | Open the page | It opens | At once | pass | Ada | 2023-11-14 |';
const otherPassed = '| A-2 | Close the page | It closes | Gone | pass | Bo | 2023-11-14 |';

/** The trail of a record in its repository, in lines, and its problems with their places. */
async function readTrail(root: string, path = source) {
  const parse = (text: string, at: string) => parseRecord(text, { source: at, folder: { product: 'portal', version: '2.3.0' } });
  const history = await readContentHistory(root, { content });
  const text = history.versions.get(path)?.at(-1)?.text ?? '';
  const { trails } = assembleTrails({ records: [parse(text, path)], history, parse, keep: keepNothing });
  const { entries = [], problems = [] } = trails.get(path) ?? {};
  return {
    lines: entries.map(({ who, kind, step, field, from, to }) => `${who}: ${kind} ${step ?? '-'} ${field}: ${from} → ${to}`),
    problems: problems.map(({ code, place }) => `${place.line}:${place.column} ${code}`),
  };
}

const date = (minutes: number) => ({ date: `${1_700_000_000 + minutes * 60} +0000` });

test('two people who fill in a record on two branches are each told with what they did, once', async () => {
  const repository = makeRepository();
  repository.commit('Begin', { files: { [source]: write({ rows: [plain, other] }) }, ...date(0) });
  repository.git('checkout', '-qb', 'bo');
  const bo = { name: 'Bo', email: 'bo@example.org' };
  repository.commit('Execute A-2', { files: { [source]: write({ rows: [plain, otherPassed] }) }, ...bo, ...date(2) });
  repository.git('checkout', '-q', 'main');
  repository.commit('Add words', { files: { [source]: write({ environment: 'testing', rows: [plain, other] }) }, ...date(1) });
  repository.git('merge', '-q', '--no-ff', '-m', 'Merge bo', 'bo');
  expect(await readTrail(repository.path)).toEqual({
    lines: [
      `Ada: created - record:  → ${source}`,
      'Ada: filled - front matter: protocol:  → release-validation',
      'Ada: filled - front matter: environment:  → staging',
      'Ada: corrected - front matter: environment: staging → testing',
      'Bo: filled A-2 actual:  → Gone',
      'Bo: filled A-2 result:  → pass',
      'Bo: filled A-2 tester:  → Bo',
      'Bo: filled A-2 date:  → 2023-11-14',
    ],
    problems: ['3:1 correction-without-reason'],
  });
});

test('a renamed and corrected record keeps its trail, with the place of the correction in the record as it is', async () => {
  const repository = makeRepository();
  const renamed = 'content/releases/portal/2.3.1/release-validation.mdx';
  repository.commit('Begin', { files: { [source]: write({ rows: [passed, other] }) }, ...date(0) });
  repository.git('mv', 'content/releases/portal/2.3.0', 'content/releases/portal/2.3.1');
  repository.commit('Renumber', { files: { [renamed]: write({ rows: [passed.replace('pass ', 'fail '), other] }) }, ...date(5) });
  const { lines, problems } = await readTrail(repository.path, renamed);
  expect(lines.slice(-2)).toEqual([`Ada: moved - record: ${source} → ${renamed}`, 'Ada: corrected A-1 result: pass → fail']);
  expect(problems).toEqual(['10:46 correction-without-reason']);
});

test('turned line ends and trailing blanks are no entry', async () => {
  const repository = makeRepository();
  const text = write({ rows: [passed, other], more: 'All done.' });
  repository.commit('Begin', { files: { [source]: text } });
  repository.commit('Turn', { files: { [source]: text.replaceAll('\n', '  \r\n') } });
  const { lines } = await readTrail(repository.path);
  expect(lines.filter((line) => !/: (?:created|filled) /.test(line))).toEqual([]);
});

test('a squashed branch is told field by field, with the one reason of the squash', async () => {
  const repository = makeRepository();
  repository.commit('Begin', { files: { [source]: write({ rows: [passed, other] }) } });
  repository.commit('Validate 2.3.0 (#7)\n\n* Look again\n* Execute A-2', {
    files: { [source]: write({ rows: [passed.replace('At once', 'After a second'), otherPassed], more: 'Both work.' }) },
  });
  const { lines, problems } = await readTrail(repository.path);
  expect(lines.slice(-6)).toEqual([
    'Ada: corrected A-1 actual: At once → After a second',
    'Ada: filled A-2 actual:  → Gone',
    'Ada: filled A-2 result:  → pass',
    'Ada: filled A-2 tester:  → Bo',
    'Ada: filled A-2 date:  → 2023-11-14',
    'Ada: text - text:  → Both work.',
  ]);
  expect(problems).toEqual([]);
});
