import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { FileVersion } from '../../../../src/git/schema/content-history.ts';
import { assembleTrail, type Trail } from '../../../../src/validation/assemble/trail/assemble-trail.ts';
import { parseSimpleRecord, type SimpleRecord, simpleSource } from '../../../fixture/simple-record.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const commitOf = (order: number) => `${order}`.repeat(40);

interface Written extends Partial<FileVersion> {
  readonly order: number;
}

/** A version of the record; each is made from the one before unless `from` says otherwise. */
function version(record: SimpleRecord | null, own: Written): FileVersion {
  const text = record === null ? null : JSON.stringify(record);
  return {
    commit: commitOf(own.order),
    author: 'Ada',
    email: 'ada@example.org',
    authoredAt: `2027-03-0${own.order}T12:00:00+00:00`,
    committedAt: `2027-03-0${own.order}T12:00:00+00:00`,
    subject: `Commit ${own.order}`,
    body: '',
    path: simpleSource,
    text,
    sha256: text === null ? null : hash(text),
    ...(text === null ? {} : { object: hash(text) }),
    ...own,
  };
}

const none: ReadonlyMap<string, readonly FileVersion[]> = new Map();

function trailOf(versions: readonly FileVersion[], more: { signatures?: typeof none; evidence?: typeof none } = {}): Trail {
  const text = versions.findLast((one) => one.text !== null)?.text ?? '{}';
  return assembleTrail({ record: parseSimpleRecord(text), versions, signatures: none, parse: parseSimpleRecord, ...more });
}

/** The trail in lines: commit, kind, step, field, from, to. */
function lines({ entries }: Trail): readonly string[] {
  return entries.map(({ commit, kind, step, field, from, to }) =>
    [commit?.[0] ?? '+', kind, step ?? '-', field, `${from} → ${to}`].join(' | '),
  );
}

const codes = ({ problems }: Trail) => problems.map(({ code, place }) => `${code} ${place.line}:${place.column}`);
const objectOf = (record: SimpleRecord) => hash(JSON.stringify(record));

const empty = {
  head: { environment: 'staging' },
  steps: [
    { id: 'A', action: 'Sign in' },
    { id: 'B', action: 'Sign out' },
  ],
};
const passed = {
  ...empty,
  steps: [
    { id: 'A', action: 'Sign in', actual: 'Fine', result: 'pass' as const },
    { id: 'B', action: 'Sign out' },
  ],
};
const failed = {
  ...empty,
  steps: [
    { id: 'A', action: 'Sign in', actual: 'Slow', result: 'fail' as const },
    { id: 'B', action: 'Sign out' },
  ],
};

test('an entry says who changed what from what to what, when and why', () => {
  const { entries, problems } = trailOf([
    version(empty, { order: 1 }),
    version(passed, { order: 2 }),
    version(failed, {
      order: 3,
      author: 'Bo\u202e',
      email: 'bo@example.org',
      committedAt: '2027-03-04T09:00:00+11:00',
      body: 'Seen again on another browser.\n\nSigned-off-by: Bo <bo@example.org>',
    }),
  ]);
  expect(entries.at(-1)).toEqual({
    kind: 'corrected',
    step: 'A',
    field: 'result',
    from: 'pass',
    to: 'fail',
    who: 'Bo',
    email: 'bo@example.org',
    writtenAt: '2027-03-03T12:00:00+00:00',
    committedAt: '2027-03-04T09:00:00+11:00',
    why: 'Seen again on another browser.',
    reasonGiven: true,
    commit: commitOf(3),
  });
  expect(problems).toEqual([]);
});

test('a record begins with one entry and with what it was filled with, not with its empty fields', () => {
  expect(lines(trailOf([version(passed, { order: 1 })]))).toEqual([
    `1 | created | - | record |  → ${simpleSource}`,
    '1 | filled | - | front matter: environment |  → staging',
    '1 | filled | A | actual |  → Fine',
    '1 | filled | A | result |  → pass',
  ]);
});

test('fields are filled, corrected and cleared', () => {
  const trail = trailOf([
    version(empty, { order: 1 }),
    version(passed, { order: 2 }),
    version(failed, { order: 3 }),
    version(empty, { order: 4 }),
  ]);
  expect(lines(trail).slice(2)).toEqual([
    '2 | filled | A | actual |  → Fine',
    '2 | filled | A | result |  → pass',
    '3 | corrected | A | actual | Fine → Slow',
    '3 | corrected | A | result | pass → fail',
    '4 | cleared | A | actual | Slow → ',
    '4 | cleared | A | result | fail → ',
  ]);
  expect(trail.problems[0]).toEqual({
    code: 'correction-without-reason',
    severity: 'warning',
    place: { source: simpleSource, line: 20, column: 10, subject: '3333333333' },
    message: 'Commit 3333333333 changed actual of step `A` from `Fine` to `Slow` without a reason in its message.',
    hint: 'Write `Reason for 3333333333: …` on a line of the message of a later commit that touches the record.',
  });
  expect(codes(trail)).toEqual(Array(2).fill(['correction-without-reason 20:10', 'correction-without-reason 20:11']).flat());
});

test('a body of trailers alone is no reason, and a later commit may give it', () => {
  const trailers = { order: 3, body: 'Signed-off-by: Bo <bo@example.org>\nChange-Id: I1' };
  const versions = [version(empty, { order: 1 }), version(passed, { order: 2 }), version(failed, trailers)];
  expect(codes(trailOf(versions))).toHaveLength(2);
  const explained = trailOf([
    ...versions,
    version({ ...failed, prose: ['More.'] }, { order: 4, body: 'Reason for 3333333: the wrong build was open.' }),
  ]);
  expect(explained.problems).toEqual([]);
  expect(explained.entries.find(({ kind }) => kind === 'corrected')?.why).toBe('the wrong build was open.');
  expect(explained.entries.at(-1)).toMatchObject({ why: 'Commit 4', reasonGiven: false });
});

test('what is not committed yet is told without a person, and asks for no reason yet', () => {
  const trail = trailOf([
    version(passed, { order: 1 }),
    version(failed, { order: 2, commit: null, author: '', email: '', authoredAt: null, committedAt: null, subject: '' }),
  ]);
  expect(lines(trail).slice(-1)).toEqual(['+ | corrected | A | result | pass → fail']);
  expect(trail.entries.at(-1)).toMatchObject({ who: '', why: '', commit: null, reasonGiven: false });
  expect(trail.problems).toEqual([]);
});

test('front matter, deviations and prose are told too', () => {
  const deviation = { id: 'DEV-1', step: 'A', severity: 'minor' as const, owner: 'Bo', text: 'Slow', line: 40, column: 1 };
  const before = {
    head: { environment: 'staging', candidate: { tag: 'v2.3.0-rc.1' }, stakeholders: ['a', 'b'] },
    prose: ['Same', 'Old words'],
    deviations: [{ ...deviation, status: 'open' as const, disposition: '' }],
  };
  const after = {
    head: { environment: 'testing', candidate: { tag: 'v2.3.0-rc.2' }, stakeholders: ['a', 'b'] },
    prose: ['Same', 'New words', 'And more'],
    deviations: [{ ...deviation, status: 'accepted' as const, disposition: 'Known' }],
  };
  const trail = trailOf([version(before, { order: 1 }), version(after, { order: 2 })]);
  expect(lines(trail).filter((line) => line.startsWith('2'))).toEqual([
    '2 | corrected | - | front matter: environment | staging → testing',
    '2 | corrected | - | front matter: candidate.tag | v2.3.0-rc.1 → v2.3.0-rc.2',
    '2 | corrected | - | DEV-1: status | open → accepted',
    '2 | filled | - | DEV-1: disposition |  → Known',
    '2 | text | - | text | Old words → New words',
    '2 | text | - | text |  → And more',
  ]);
  expect(codes(trail)).toEqual(['correction-without-reason 2:1', 'correction-without-reason 2:2']);
});

test('front matter that is wrong in one version is compared as text', () => {
  const withFrontMatter = (lines: string) => `---\r\n${lines}\r\n---\r\nBody\r\n`;
  const parse = (text: string) => ({ ...parseSimpleRecord('{"head":null}'), text, sha256: hash(text) });
  const versions = ['tester: Ada', 'tester: [Ada'].map((lines, index) => {
    const text = withFrontMatter(lines);
    return version({}, { order: index + 1, text, sha256: hash(text), object: hash(text) });
  });
  const trail = assembleTrail({ record: parse(withFrontMatter('tester: [Ada')), versions, signatures: none, parse });
  expect(lines(trail).slice(1)).toEqual(['2 | text | - | front matter | tester: Ada → tester: [Ada']);
});

test('a renumbered step keeps its results, and an added one is new', () => {
  const before = { steps: [{ id: 'step-1', idWritten: false, action: 'Open the list', result: 'pass' as const }] };
  const after = {
    steps: [
      { id: 'step-1', idWritten: false, action: 'Sign in', result: 'pass' as const },
      { id: 'step-2', idWritten: false, action: 'Open the list', result: 'pass' as const },
    ],
  };
  expect(lines(trailOf([version(before, { order: 1 }), version(after, { order: 2 })])).slice(2)).toEqual([
    '2 | moved | step-2 | id | step-1 → step-2',
    '2 | filled | step-1 | action |  → Sign in',
    '2 | filled | step-1 | expected |  → The list of studies is shown',
    '2 | filled | step-1 | result |  → pass',
  ]);
});

test('a removed step that was executed is a correction', () => {
  const trail = trailOf([version(passed, { order: 1 }), version({ ...passed, steps: passed.steps.slice(1) }, { order: 2 })]);
  expect(lines(trail).slice(4)).toEqual([
    '2 | cleared | A | action | Sign in → ',
    '2 | cleared | A | expected | The list of studies is shown → ',
    '2 | cleared | A | actual | Fine → ',
    '2 | cleared | A | result | pass → ',
  ]);
  expect(codes(trail)).toEqual(['correction-without-reason 1:1', 'correction-without-reason 1:1']);
});

test('a version on a branch changes what its commit changed, and a merge of both changes nothing', () => {
  const ours = { ...empty, head: { environment: 'testing' } };
  const both = { ...passed, head: { environment: 'testing' } };
  const from = [objectOf(empty)];
  const trail = trailOf([
    version(empty, { order: 1, from: [] }),
    version(ours, { order: 2, from, body: 'Moved.' }),
    version(passed, { order: 3, from }),
    version(both, { order: 4, from: [objectOf(ours), objectOf(passed)] }),
  ]);
  expect(lines(trail).slice(2)).toEqual([
    '2 | corrected | - | front matter: environment | staging → testing',
    '3 | filled | A | actual |  → Fine',
    '3 | filled | A | result |  → pass',
  ]);
});

test('a merge that changes or drops what a branch said is told as its own change', () => {
  const ours = { ...empty, head: { environment: 'testing' } };
  const evil = { ...failed, head: { environment: 'testing' } };
  const from = [objectOf(empty)];
  const versions = [
    version(empty, { order: 1, from: [] }),
    version(ours, { order: 2, from, body: 'Moved.' }),
    version(passed, { order: 3, from }),
  ];
  const merge = { order: 4, from: [objectOf(ours), objectOf(passed)] };
  expect(lines(trailOf([...versions, version(evil, merge)])).slice(5)).toEqual([
    '4 | corrected | A | actual | Fine → Slow',
    '4 | corrected | A | result | pass → fail',
  ]);
  expect(lines(trailOf([...versions, version(ours, merge)])).slice(5)).toEqual([
    '4 | cleared | A | actual | Fine → ',
    '4 | cleared | A | result | pass → ',
  ]);
});

test('a renamed record says where it was, and one that was deleted and made again hides nothing', () => {
  const other = 'content/releases/portal/2.3.0/oq.mdx';
  const renamed = version(passed, { order: 2, path: other, from: [objectOf(passed)] });
  expect(lines(trailOf([version(passed, { order: 1, from: [] }), renamed])).slice(4)).toEqual([
    `2 | moved | - | record | ${simpleSource} → ${other}`,
  ]);
  const again = trailOf([
    version(passed, { order: 1, from: [] }),
    version(null, { order: 2, removed: true, from: [objectOf(passed)] }),
    version(failed, { order: 3, from: [] }),
  ]);
  expect(lines(again).slice(4)).toEqual([
    `2 | cleared | - | record | ${simpleSource} → `,
    `3 | created | - | record |  → ${simpleSource}`,
    '3 | corrected | A | actual | Fine → Slow',
    '3 | corrected | A | result | pass → fail',
  ]);
});

test('a rename on one branch is no move back on another', () => {
  const other = 'content/releases/portal/2.3.0/oq.mdx';
  const trail = trailOf([
    version(empty, { order: 1, from: [] }),
    version(empty, { order: 2, from: [objectOf(empty)], path: other }),
    version(passed, { order: 3, from: [objectOf(empty)] }),
    version(passed, { order: 4, from: [objectOf(empty), objectOf(passed)], path: other }),
  ]);
  expect(lines(trail).slice(2)).toEqual([
    `2 | moved | - | record | ${simpleSource} → ${other}`,
    '3 | filled | A | actual |  → Fine',
    '3 | filled | A | result |  → pass',
  ]);
});

test('what a shallow clone was cut at has no author, and blames nobody', () => {
  const trail = trailOf([version(passed, { order: 1, cut: true, from: [] }), version(failed, { order: 2, body: 'Looked again.' })]);
  expect(trail.entries[0]).toMatchObject({
    kind: 'created',
    who: '',
    email: '',
    why: 'The history is cut here: who did it, when and why is not known.',
    reasonGiven: false,
  });
  expect(lines(trail).slice(1)).toEqual(['2 | corrected | A | actual | Fine → Slow', '2 | corrected | A | result | pass → fail']);
  expect(trail.problems).toEqual([]);
});

test('a text that is not in the repository is said to have changed', () => {
  const missing = version(null, { order: 2, object: 'f'.repeat(40), from: [objectOf(empty)] });
  expect(lines(trailOf([version(empty, { order: 1, from: [] }), missing])).slice(2)).toEqual(['2 | text | - | text |  → ']);
});

test('the same canonical text again is no entry', () => {
  expect(lines(trailOf([version(passed, { order: 1 }), version(passed, { order: 2 })]))).toHaveLength(4);
});

test('signatures are told in their order among the changes: made, replaced, removed', () => {
  const path = 'content/releases/portal/2.3.0/signatures/release-validation/1-author-ada';
  const file = (ending: string, own: Written) => version({}, { path: `${path}.${ending}`, object: `${ending}${own.order}`, ...own });
  const { object: _gone, ...removed } = version(null, { path: `${path}.json`, order: 5, removed: true, from: [] });
  const signatures = new Map([
    [`${path}.sig`, [file('sig', { order: 2 })]],
    [`${path}.json`, [file('json', { order: 2 }), file('json', { order: 4 }), removed]],
  ]);
  const trail = trailOf([version(passed, { order: 1 }), version(failed, { order: 3, body: 'Looked again.' })], { signatures });
  expect(lines(trail).slice(4)).toEqual([
    '2 | signed | - | 1-author-ada |  → 1-author-ada',
    '3 | corrected | A | actual | Fine → Slow',
    '3 | corrected | A | result | pass → fail',
    '4 | corrected | - | signature | 1-author-ada → 1-author-ada',
    '5 | signature-removed | - | 1-author-ada | 1-author-ada → ',
  ]);
});

test('a file of evidence that was replaced is a correction', () => {
  const files = [version({}, { order: 1, object: 'a'.repeat(40) }), version({}, { order: 2, object: 'b'.repeat(40) })];
  const trail = trailOf([version(passed, { order: 1 })], { evidence: new Map([['evidence/login.png', files]]) });
  expect(lines(trail).slice(4)).toEqual(['2 | corrected | - | evidence: evidence/login.png | aaaaaaaaaa → bbbbbbbbbb']);
  expect(codes(trail)).toEqual(['correction-without-reason 1:1']);
});

test.each([
  ['2027-02-27', '2027-03-01T12:00:00+00:00', []],
  ['2027-02-27', '2027-03-01T12:00:01+00:00', ['late-entry 20:12']],
  ['2027-02-28T09:00:00+11:00', '2027-03-01T09:00:00+11:00', []],
  ['2027-02-01', '2027-03-01T09:00:00+11:00', ['late-entry 20:12']],
  ['2027-03-02', '2027-03-01T10:00:00+00:00', []],
  ['2027-03-02', '2027-03-01T09:59:59+00:00', ['step-dated-after-commit 20:12']],
  ['2 March 2027', '2027-05-01T10:00:00+00:00', []],
  ['2027-13-01', '2027-02-01T10:00:00+00:00', []],
])('a step dated %s and written down at %s', (date, authoredAt, expected) => {
  const dated = { steps: [{ id: 'A', result: 'pass' as const, date }] };
  expect(codes(trailOf([version({ steps: [{ id: 'A' }] }, { order: 1 }), version(dated, { order: 2, authoredAt })]))).toEqual(expected);
});

test('a date that was corrected counts from its correction', () => {
  const dated = (date: string) => ({ steps: [{ id: 'A', date }] });
  const versions = [version(dated('2027-01-01'), { order: 1 }), version(dated('2027-03-01'), { order: 2, body: 'A slip.' })];
  expect(codes(trailOf(versions.slice(0, 1)))).toEqual(['late-entry 20:12']);
  expect(codes(trailOf(versions))).toEqual([]);
});

test('a record that git does not know has no trail', () => {
  expect(trailOf([])).toEqual({ entries: [], problems: [] });
});
