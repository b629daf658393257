import { expect, test } from 'vitest';
import type { FileVersion } from '../../../../src/git/schema/content-history.ts';
import { judgeSignoffs } from '../../../../src/validation/assemble/judge/judge-signoffs.ts';
import { listPolicies } from '../../../../src/validation/assemble/signoffs/policies.ts';
import type { SigningKeys } from '../../../../src/validation/assemble/signoffs/signing-keys.ts';
import { type People, peopleSchema } from '../../../../src/validation/schema/signoffs/people.ts';
import { digestOf, holdPair, makeContext, makeKeys, makePair, makeVersion, people, recordText, type Signing } from '../../signoff-case.ts';

/** The people of the story, where one is not as in the others. */
function withJonas(change: Partial<People['people'][number]>): People {
  return { ...people, people: people.people.map((one) => (one.principal.startsWith('jonas') ? { ...one, ...change } : one)) };
}

const gone = withJonas({ roles: [] });
const otherwise: People = { ...people, compromised: [{ key: 'SHA256:x', since: '2026-01-01T00:00:00Z', reason: 'Lost.' }] };
const textOf = (version: People): string => JSON.stringify(version);
const parse = (text: string): People | null => (text.startsWith('{') ? peopleSchema.parse(JSON.parse(text)) : null);

type Dated = readonly [at: string, version: People | string];

function versionsOf(dated: readonly Dated[]): ReadonlyMap<string, readonly FileVersion[]> {
  const path = 'content/people.yaml';
  const versions = dated.map(([at, version], order) => ({
    ...makeVersion({ path, text: typeof version === 'string' ? version : textOf(version), authoredAt: at }),
    order,
  }));
  return new Map([[path, versions]]);
}

/** Keys where `people.yaml` had these versions, the last of which lies there. */
function keysAfter(...dated: readonly Dated[]): SigningKeys {
  const last = dated.at(-1)?.[1];
  const present = typeof last === 'object' ? last : people;
  return makeKeys({
    people: present,
    policySha256: digestOf(textOf(present)),
    policies: listPolicies({ versions: versionsOf(dated) }, parse),
  });
}

interface Case extends Signing {
  readonly policy: People | string | null;
  /** When git holds the text that was signed, and the signature. */
  readonly textAt?: string;
  readonly heldAt?: string;
}

/** State and reason of one signature, or what is noted of the one that stands, but for what is noted of every one. */
function judge(keys: SigningKeys, { policy, textAt = '2026-03-01T09:00:00Z', heldAt = '2026-03-02T12:00:00Z', ...signing }: Case) {
  const digest = policy === null ? null : typeof policy === 'string' ? policy : digestOf(textOf(policy));
  const change = signing.change ?? ((statement) => statement);
  const versions = [makeVersion({ text: recordText, authoredAt: textAt, commit: 'a'.repeat(40) })];
  const pair = makePair(makeContext({ versions }), {
    at: '2026-03-02T10:00:00Z',
    ...signing,
    change: (statement) => change({ ...statement, policy: digest }),
  });
  const context = makeContext({ versions, ...holdPair(pair, { at: heldAt }) });
  const [signoff] = judgeSignoffs(context, [pair], keys);
  if (signoff?.state !== 'valid') return `${signoff?.state}: ${signoff?.reason}`;
  return signoff.notes.filter((note) => !note.startsWith('A second component'));
}

const givenLater =
  'role-not-allowed: Jonas Lindqvist did not have the role `tester` in the `content/people.yaml` that the statement names; it was given later.';

test('a role that is given afterwards makes no older signature good, and one signed under it stands', () => {
  const keys = keysAfter(['2026-02-01T00:00:00Z', gone], ['2026-03-02T11:00:00Z', people]);
  expect(judge(keys, { policy: gone })).toBe(givenLater);
  expect(judge(keys, { policy: people, at: '2026-03-02T11:30:00Z' })).toEqual([]);
});

test.each<[string, People]>([
  ['nobody by that name', { ...people, people: people.people.slice(1) }],
  ['the role for another product', withJonas({ roles: [{ role: 'tester', products: ['viewer'] }] })],
  ['a role that had ended', withJonas({ roles: [{ role: 'tester', until: '2026-03-01T00:00:00Z' }] })],
  ['a role that had not begun', withJonas({ roles: [{ role: 'tester', from: '2026-03-03T00:00:00Z' }] })],
])('under a version with %s there was no role', (_, then) => {
  expect(judge(keysAfter(['2026-02-01T00:00:00Z', then], ['2026-04-01T00:00:00Z', people]), { policy: then })).toBe(givenLater);
});

test('a role that ended under that version does not come back by a time that git refutes', () => {
  const ending = withJonas({ roles: [{ role: 'tester', until: '2026-03-03T00:00:00Z' }] });
  const keys = keysAfter(['2026-02-01T00:00:00Z', ending], ['2026-04-01T00:00:00Z', people]);
  expect(judge(keys, { policy: ending })).toEqual([]);
  expect(judge(keys, { policy: ending, textAt: '2026-03-04T00:00:00Z', heldAt: '2026-03-05T00:00:00Z' })).toBe(givenLater);
});

test('a `people.yaml` that changed in other parts between writing and signing takes nothing away', () => {
  const keys = keysAfter(['2026-02-01T00:00:00Z', people], ['2026-03-01T08:00:00Z', otherwise]);
  expect(judge(keys, { policy: people })).toEqual([]);
});

test('a name counts when it was the name then or is now', () => {
  const married = withJonas({ name: 'Jonas Berg' });
  const keys = keysAfter(['2026-02-01T00:00:00Z', people], ['2026-04-01T00:00:00Z', married]);
  expect(judge(keys, { policy: people })).toEqual([]);
  expect(judge(keysAfter(['2026-02-01T00:00:00Z', married], ['2026-04-01T00:00:00Z', people]), { policy: married })).toEqual([]);
  const under =
    (printedName: string): NonNullable<Case['change']> =>
    (statement) => ({ ...statement, signer: { ...statement.signer, printedName } });
  expect(judge(keys, { policy: people, change: under('Mara Okafor') })).toBe(
    'role-not-allowed: The printed name `Mara Okafor` is no name of `jonas@portal.example` in `content/people.yaml`.',
  );
});

test('who executed under an alias that was taken away since still approves no work of their own', () => {
  const then: People = {
    ...people,
    people: people.people.map((one) => (one.principal.startsWith('mara') ? { ...one, aliases: ['QA on duty'] } : one)),
  };
  const keys = keysAfter(['2026-02-01T00:00:00Z', then], ['2026-04-01T00:00:00Z', people]);
  const context = makeContext({ record: { executors: ['QA on duty'] } });
  const pair = makePair(context, {
    by: 'mara',
    role: 'reviewer',
    meaning: 'reviewer',
    change: (statement) => ({ ...statement, policy: digestOf(textOf(then)) }),
  });
  expect(judgeSignoffs(context, [pair], keys)[0]?.state).toBe('self-approval');
});

test('a version that nobody knows is told, and so is none', () => {
  const keys = keysAfter(['2026-02-01T00:00:00Z', 'people: [broken'], ['2026-02-02T00:00:00Z', people]);
  const unknown =
    'The `content/people.yaml` that the statement names is not known, or cannot be read: nothing shows that the signer had the role when signing.';
  expect(judge(keys, { policy: digestOf('never committed') })).toEqual([unknown]);
  expect(judge(keys, { policy: digestOf('people: [broken') })).toEqual([unknown]);
  expect(judge(keys, { policy: null })).toEqual([
    'The statement names no version of `content/people.yaml`: nothing shows that the signer had the role when signing.',
  ]);
});

test('nobody gets a role by naming a version that nobody knows, when git held one then without it', () => {
  const keys = keysAfter(['2026-02-01T00:00:00Z', gone], ['2026-03-09T00:00:00Z', people]);
  expect(judge(keys, { policy: null })).toBe(
    'role-not-allowed: The statement names no version of `content/people.yaml`, and the one that git held then did not give Jonas Lindqvist the role `tester`.',
  );
  expect(judge(keys, { policy: digestOf('never committed') })).toBe(
    'role-not-allowed: The `content/people.yaml` that the statement names is not known, or cannot be read, and the one that git held then did not give Jonas Lindqvist the role `tester`.',
  );
});

test('a version that was written after the time that is stated is told', () => {
  const keys = keysAfter(['2026-02-01T00:00:00Z', gone], ['2026-03-02T11:00:00Z', people]);
  expect(judge(keys, { policy: people })).toEqual([
    'Git dates the `content/people.yaml` that the statement names to 2026-03-02T11:00:00Z, after the time that it states.',
  ]);
});

const again: People = { ...otherwise, people: people.people };
const lost: readonly Dated[] = [
  ['2026-02-01T00:00:00Z', people],
  ['2026-03-05T00:00:00Z', gone],
  ['2026-03-09T00:00:00Z', again],
];
const whileLost = { textAt: '2026-03-06T00:00:00Z', heldAt: '2026-03-07T00:00:00Z' };

test('whoever lost a role does not keep it by naming an older version, though it was given again', () => {
  const refused =
    'role-not-allowed: Jonas Lindqvist did not have the role `tester` between 2026-03-06T00:00:00Z and 2026-03-07T00:00:00Z, when it was signed as git shows: the `content/people.yaml` that the statement names had been replaced.';
  expect(judge(keysAfter(...lost), { policy: people, ...whileLost })).toBe(refused);
  const back: readonly Dated[] = [...lost.slice(0, 2), ['2026-03-09T00:00:00Z', people]];
  expect(judge(keysAfter(...back), { policy: people, ...whileLost })).toBe(refused);
  expect(judge(keysAfter(...back), { policy: people, ...whileLost, heldAt: '2026-03-10T00:00:00Z' })).toContain('time-out-of-bounds');
});

test('where git leaves open whether the role was lost before the signature, it stands and that is told', () => {
  const noted = ['Git shows the signature only after `content/people.yaml` had taken the role `tester` away; it was given again.'];
  const keys = keysAfter(...lost);
  expect(judge(keys, { policy: people, heldAt: '2026-03-07T00:00:00Z' })).toEqual(noted);
  expect(judge(keys, { policy: people, heldAt: '2026-03-04T00:00:00Z' })).toEqual([]);
  const unread = keysAfter(['2026-02-01T00:00:00Z', people], ['2026-03-05T00:00:00Z', 'people: [broken'], ['2026-03-09T00:00:00Z', again]);
  expect(judge(unread, { policy: people, heldAt: '2026-03-07T00:00:00Z' })).toEqual([]);
});

test('one person who stands for two roles that ask for another person is told on the later signature', () => {
  const context = makeContext();
  const author = makePair(context);
  const review = makePair(context, { by: 'mara', role: 'reviewer', meaning: 'reviewer', after: author, at: '2026-03-02T11:00:00+11:00' });
  const approval = makePair(context, { by: 'mara', role: 'qa-lead', meaning: 'approval', after: review, at: '2026-03-02T12:00:00+11:00' });
  const told = judgeSignoffs(context, [author, review, approval], makeKeys()).map(({ state, notes }) => [
    state,
    notes.filter((note) => note.includes('two roles')),
  ]);
  expect(told).toEqual([
    ['valid', []],
    ['valid', []],
    ['valid', ['Also signed as `reviewer`: one person stands for two roles.']],
  ]);
});

test('the texts of versions are parsed once, and only when a signature asks for them', () => {
  const asked: string[] = [];
  const dated: readonly Dated[] = [
    ['2026-02-01T00:00:00Z', people],
    ['2026-02-02T00:00:00Z', gone],
    ['2026-02-03T00:00:00Z', people],
  ];
  const moved = makeVersion({ path: 'content/releases/people.yaml', text: 'moved' });
  const versions = new Map([...versionsOf(dated), ['content/releases/people.yaml', [moved]]]);
  const [first, second, third, ...rest] = listPolicies({ versions }, (text) => {
    asked.push(text);
    return parse(text);
  });
  expect([asked, rest]).toEqual([[], []]);
  expect([first?.read(), third?.read(), second?.read(), first?.read()]).toEqual([people, people, gone, people]);
  expect(asked).toEqual([textOf(people), textOf(gone)]);
});
