import { expect, test } from 'vitest';
import { formatSshFingerprint } from '../../../../src/keys/ssh-key.ts';
import { formatSshPublicKey } from '../../../../src/keys/ssh-sign.ts';
import { judgeSignoffs } from '../../../../src/validation/assemble/judge/judge-signoffs.ts';
import type { SigningKeys } from '../../../../src/validation/assemble/signoffs/signing-keys.ts';
import type { SignatureFile } from '../../../../src/validation/schema/records/validation-content.ts';
import { peopleSchema } from '../../../../src/validation/schema/signoffs/people.ts';
import { type SignoffState, type Statement, signoffStates } from '../../../../src/validation/schema/signoffs/signoff.ts';
import type { SignoffContext } from '../../../../src/validation/schema/signoffs/signoff-context.ts';
import {
  evidence,
  formatSigners,
  holdPair,
  makeContext,
  makeKeys,
  makePair,
  makeVersion,
  people,
  privateKeys,
  recordPath,
  recordText,
  type Signer,
  sha256,
} from '../../signoff-case.ts';

const context = makeContext();
const keys = makeKeys();
const author = makePair(context);
const reviewer = makePair(context, { by: 'wen', role: 'reviewer', meaning: 'reviewer', after: author, at: '2026-03-02T11:00:00+11:00' });
const approval = makePair(context, { by: 'mara', role: 'qa-lead', meaning: 'approval', after: reviewer, at: '2026-03-02T12:00:00+11:00' });

function statesOf(files: readonly SignatureFile[], at: SignoffContext = context, by: SigningKeys = keys): readonly SignoffState[] {
  return judgeSignoffs(at, files, by).map(({ state }) => state);
}

function reasonOf(file: SignatureFile, at: SignoffContext = context, by: SigningKeys = keys): string {
  const [signoff] = judgeSignoffs(at, [file], by);
  return `${signoff?.state}: ${signoff?.reason}`;
}

function fingerprint(who: Signer): string {
  return formatSshFingerprint(Buffer.from(formatSshPublicKey(privateKeys[who]).split(' ')[1] ?? '', 'base64'));
}

const compromised = (since: string) =>
  makeKeys({ people: { ...people, compromised: [{ key: fingerprint('jonas'), since, reason: 'The laptop was stolen.' }] } });

test('a record signed in order by three people has three signatures that stand, whatever the order of the files', () => {
  expect(statesOf([approval, author, reviewer])).toEqual(['valid', 'valid', 'valid']);
  expect(judgeSignoffs(context, [author], keys)).toEqual([
    {
      state: 'valid',
      reason: 'The signature stands: record, protocol, candidate and evidence are what was signed, and the signer was allowed to sign.',
      sequence: 1,
      principal: 'jonas@portal.example',
      printedName: 'Jonas Lindqvist',
      role: 'tester',
      meaning: { code: 'author', label: 'Author of the record' },
      declaration: 'I executed this record, and its results are what I observed.',
      comment: '',
      signedAt: '2026-03-02T10:00:00+11:00',
      zone: 'Australia/Sydney',
      bounds: { notBefore: '2026-03-01T09:00:00Z', notAfter: null, source: 'Bounds from the commit aaaaaaaaaaaa of the signed text.' },
      key: fingerprint('jonas'),
      secondComponent: 'not evidenced',
      revision: 1,
      recordSha256: context.record.sha256,
      statement: author.source,
      sha256: sha256(Buffer.concat([author.statement ?? Buffer.alloc(0), Buffer.from(author.signature ?? '')])),
      changed: [],
      doubts: [],
      after: [],
      withdraws: null,
      content: 'current',
      notes: [
        'The time is as the signer states it: git does not hold the signature.',
        'A second component beside the key is not evidenced.',
      ],
    },
  ]);
});

test('a record that changed afterwards is stale, with the words', () => {
  const text = recordText.replace('large', 'small').replace('pass', 'fail');
  const now = makeContext({ record: { text } });
  const [signoff] = judgeSignoffs(now, [author], keys);
  expect([signoff?.state, signoff?.reason, signoff?.changed]).toEqual([
    'stale',
    'The record was changed after it was signed at revision 1.',
    [
      {
        line: 5,
        words: [
          { kind: 'same', text: 'The upload of a ' },
          { kind: 'removed', text: 'large' },
          { kind: 'added', text: 'small' },
          { kind: 'same', text: ' study was tried.' },
        ],
      },
      {
        line: 9,
        words: [
          { kind: 'same', text: '| ING-1 | ' },
          { kind: 'removed', text: 'pass' },
          { kind: 'added', text: 'fail' },
          { kind: 'same', text: ' |' },
        ],
      },
    ],
  ]);
  expect(reasonOf(author, { ...now, versions: [] })).toBe(
    'stale: The record was changed after it was signed at revision 1. Git does not hold the text that was signed, so nobody can say what changed in it.',
  );
});

test('line ends that a checkout turned around change nothing', () => {
  expect(statesOf([author], makeContext({ record: { text: recordText.replaceAll('\n', '\r\n') } }))).toEqual(['valid']);
});

test('evidence that is another file, gone or new is told', () => {
  const now = makeContext({ evidence: [{ ...evidence, sha256: sha256('other') }] });
  expect(reasonOf(author, now)).toBe(`evidence-changed: The evidence is not what was signed: \`${evidence.source}\` is another file.`);
  expect(reasonOf(author, makeContext({ evidence: [] }))).toBe(
    `evidence-changed: The evidence is not what was signed: \`${evidence.source}\` is gone.`,
  );
  const more = makeContext({ evidence: [evidence, { ...evidence, source: 'content/releases/portal/2.3.0/evidence/new.png' }] });
  expect(reasonOf(author, more)).toContain('evidence/new.png` came after it.');
});

test('a protocol that is not the signed one is told', () => {
  const protocol = context.protocol;
  if (protocol === null) throw new Error('Expected a protocol.');
  expect(reasonOf(author, makeContext({ protocol: { ...protocol, sha256: sha256('x') } }))).toBe(
    'protocol-changed: The text of release-validation 3 is not the one that it was signed for.',
  );
  expect(reasonOf(author, makeContext({ protocol: { ...protocol, version: '4' } }))).toContain(
    'signed for release-validation 3, and the record is one of release-validation 4',
  );
  expect(reasonOf(author, makeContext({ protocol: null }))).toContain('The protocol that the record names is not known');
});

test('a signature that lies with another record, release or candidate was moved', () => {
  const path = recordPath.replace('2.3.0', '2.4.0');
  expect(reasonOf(author, makeContext({ record: { path } }))).toBe(`moved: It was made for \`${recordPath}\`, not for this record.`);
  const release = { product: 'portal', version: '2.4.0', candidate: '2.3.0-rc.1', tag: 'v2.3.0-rc.1', commit: 'c'.repeat(40) };
  expect(reasonOf(author, makeContext({ release }))).toBe('moved: It was made for portal 2.3.0, and lies with portal 2.4.0.');
  expect(reasonOf(author, makeContext({ release: null }))).toBe('moved: It was made for portal 2.3.0, and lies with no release.');
  expect(reasonOf(author, makeContext({ release: { ...release, version: '2.3.0', commit: 'd'.repeat(40) } }))).toContain(
    'moved: It was made for the commit',
  );
});

test('who may sign is told by people.yaml, as in force at signing', () => {
  const by = (changes: Partial<Parameters<typeof makePair>[1]>) => makePair(context, { ...changes });
  expect(reasonOf(by({ role: 'qa-lead', meaning: 'approval' }))).toBe(
    'role-not-allowed: Jonas Lindqvist does not have the role `qa-lead`.',
  );
  expect(reasonOf(author, context, makeKeys({ people: null }))).toContain('role-not-allowed: There is no `content/people.yaml`');
  expect(reasonOf(author, context, makeKeys({ people: { ...people, people: people.people.slice(1) } }))).toContain(
    'is not in `content/people.yaml`',
  );
  expect(reasonOf(by({ by: 'mara', meaning: 'approval' }))).toBe('role-not-allowed: The role `tester` signs as author, not as approval.');
  expect(reasonOf(by({ by: 'wen', role: 'qa-lead', meaning: 'approval', at: '2026-07-01T00:00:00Z' }))).toContain(
    'Wen Li did not have the role `qa-lead` at',
  );
  const elsewhere = peopleSchema.parse({
    people: [{ principal: 'jonas@portal.example', name: 'Jonas Lindqvist', roles: [{ role: 'tester', products: ['api'] }] }],
  });
  expect(reasonOf(author, context, makeKeys({ people: elsewhere }))).toContain('has the role `tester` for other products');
  const other = by({ change: (statement) => ({ ...statement, signer: { ...statement.signer, printedName: 'Mara Okafor' } }) });
  expect(reasonOf(other)).toContain('The printed name `Mara Okafor` is no name of `jonas@portal.example`');
  const auditor = peopleSchema.parse({
    people: [{ principal: 'jonas@portal.example', name: 'Jonas Lindqvist', roles: [{ role: 'auditor' }] }],
  });
  expect(reasonOf(by({ role: 'auditor' }), context, makeKeys({ people: auditor }))).toBe(
    'role-not-allowed: The protocol asks for no signature of the role `auditor`.',
  );
});

test('nobody signs under an alias that is the name of somebody else', () => {
  const under = (printedName: string) =>
    makePair(context, { change: (statement) => ({ ...statement, signer: { ...statement.signer, printedName } }) });
  const list = people.people.map((person) =>
    person.principal.startsWith('jonas') ? { ...person, aliases: ['J. Lindqvist', 'Mara Okafor'] } : person,
  );
  const by = makeKeys({ people: { ...people, people: list } });
  expect(statesOf([under('J. Lindqvist')], context, by)).toEqual(['valid']);
  expect(reasonOf(under('Mara Okafor'), context, by)).toBe(
    'role-not-allowed: The printed name `Mara Okafor` is no name of `jonas@portal.example` in `content/people.yaml`.',
  );
});

test('a signature that git shows only after the role had ended says so', () => {
  const last = makePair(context, { by: 'wen', role: 'qa-lead', meaning: 'disapproval', at: '2026-05-31T00:00:00Z' });
  const held = makeContext(holdPair(last, { at: '2026-07-01T00:00:00Z' }));
  const [signoff] = judgeSignoffs(held, [last], keys);
  expect([signoff?.state, signoff?.notes[0]]).toEqual(['valid', 'Git shows the signature only after the role `qa-lead` had ended.']);
  expect(judgeSignoffs(context, [last], keys)[0]?.notes[0]).not.toContain('role');
});

test('nobody approves what they executed, or signed as its author; a refusal is always allowed', () => {
  const alone = makeContext({ record: { executors: ['mara okafor'] } });
  const ownWork = makePair(alone, { by: 'mara', role: 'reviewer', meaning: 'reviewer', after: author });
  expect(judgeSignoffs(alone, [author, ownWork], keys).map(({ state, reason }) => `${state}: ${reason}`)[1]).toBe(
    'self-approval: Mara Okafor executed the record, and the role `reviewer` asks for another person.',
  );
  const mine = makePair(context, { by: 'mara' });
  const next = makePair(context, { by: 'mara', role: 'reviewer', meaning: 'reviewer', after: mine });
  expect(statesOf([mine, next])).toEqual(['valid', 'self-approval']);
  expect(statesOf([makePair(alone, { by: 'mara', role: 'reviewer', meaning: 'disapproval' })], alone)).toEqual(['valid']);
});

test('roles sign in the order of the protocol, and each role with as many people as it asks for', () => {
  const early = makePair(context, { by: 'mara', role: 'qa-lead', meaning: 'approval', after: author });
  expect(judgeSignoffs(context, [author, early], keys)[1]?.reason).toBe(
    'The role `qa-lead` signs after `reviewer`, of whom 0 of 1 had signed with a signature that stands.',
  );
  const two = makeContext({
    protocol: {
      ...context.protocol,
      id: 'release-validation',
      version: '3',
      sha256: sha256('protocol'),
      roles: (context.protocol?.roles ?? []).map((role) => ({ ...role, count: role.role === 'reviewer' ? 2 : 1 })),
    },
  });
  expect(statesOf([author, reviewer, approval], two)).toEqual(['valid', 'valid', 'out-of-sequence']);
  const again = makePair(context, { by: 'wen', role: 'reviewer', meaning: 'reviewer', after: reviewer, at: '2026-03-02T11:10:00+11:00' });
  const tooFew = makePair(context, { by: 'mara', role: 'qa-lead', meaning: 'approval', after: again, at: '2026-03-02T11:20:00+11:00' });
  expect(statesOf([author, reviewer, again, tooFew], two)).toEqual(['valid', 'valid', 'valid', 'out-of-sequence']);
});

test('two people may sign at the same time on two branches', () => {
  const second = makePair(context, { by: 'mara', role: 'reviewer', meaning: 'reviewer', after: author });
  expect(statesOf([author, reviewer, second])).toEqual(['valid', 'valid', 'valid']);
});

test('whoever signs at the same time as the role before it signs too early, whatever the files are called', () => {
  const tooEarly = { ...makePair(context, { by: 'wen', role: 'reviewer', meaning: 'reviewer' }), source: 'z.json' };
  expect(statesOf([author, tooEarly])).toEqual(['valid', 'out-of-sequence']);
});

test('a forged signature as author keeps nobody from reviewing', () => {
  const forged = makePair(context, { by: 'mara', key: privateKeys.stranger });
  const own = makePair(context, { after: forged });
  const review = makePair(context, { by: 'mara', role: 'reviewer', meaning: 'reviewer', after: own });
  expect(statesOf([forged, own, review])).toEqual(['key-unknown', 'valid', 'valid']);
});

test('a deleted signature shows in the one that follows it', () => {
  expect(judgeSignoffs(context, [author, approval], keys)[1]?.reason).toBe(
    'The signature that it follows, number 2, is not there: it was deleted or replaced.',
  );
  expect(reasonOf(makePair(context, { change: (statement) => ({ ...statement, previous: sha256('x') }) }))).toContain(
    'It is the first, and names one before it.',
  );
  expect(reasonOf(makePair(context, { change: (statement) => ({ ...statement, sequence: 2 }) }))).toContain(
    'It is number 2, and names none before it.',
  );
  const renumbered = (sequence: number) =>
    makePair(context, {
      by: 'wen',
      role: 'reviewer',
      meaning: 'reviewer',
      after: author,
      change: (statement) => ({ ...statement, sequence }),
    });
  expect(statesOf([author, renumbered(3)])).toEqual(['valid', 'valid']);
  expect(reasonOf(makePair(context, { after: author, change: (one) => ({ ...one, follows: [sha256('x')] }) }))).toContain('is not there');
  expect(statesOf([author, { ...author, source: `${author.source}.json` }])).toEqual(['valid', 'out-of-sequence']);
});

test.each([
  [{ steps: 3, untouched: ['ING-2', 'ING-3'] }, 'The record is not executed: `ING-2`, `ING-3` without a result.'],
  [{ leftOut: ['ING-2'], unexplained: ['ING-2'] }, '`ING-2` left out without a reason.'],
  [{ unresolved: ['ING-2'] }, '`ING-2` did not pass and no deviation decides on it.'],
  [{ openDeviations: ['DEV-1'] }, 'Deviations are open: `DEV-1`.'],
])('a record that is not finished %j is signed by its author alone', (record, reason) => {
  const open = makeContext({ record });
  const judged = judgeSignoffs(open, [makePair(open), reviewer], keys);
  expect(judged.map(({ state }) => state)).toEqual(['valid', 'out-of-sequence']);
  expect(judged[1]?.reason).toBe(reason);
  const refusal = makePair(open, { by: 'mara', role: 'qa-lead', meaning: 'disapproval', after: author });
  expect(statesOf([author, refusal], open)).toEqual(['valid', 'valid']);
});

test('nobody signs as author or witness what nobody began, and whoever refuses may', () => {
  const idle = makeContext({ record: { executed: 0, untouched: ['ING-1', 'ING-2'] } });
  expect(reasonOf(makePair(idle), idle)).toBe('out-of-sequence: Nothing of the record is executed: none of its steps has a result.');
  expect(statesOf([makePair(idle, { by: 'mara', role: 'qa-lead', meaning: 'disapproval' })], idle)).toEqual(['valid']);
});

test('an approval says when nobody knows who executed, however a name is written', () => {
  const noteOf = (...executors: readonly string[]) => {
    const at = makeContext({ record: { executors } });
    const own = makePair(at, { by: 'wen', role: 'reviewer', meaning: 'reviewer', after: author });
    return judgeSignoffs(at, [author, own], keys)[1]?.notes.find((note) => note.includes('another person')) ?? null;
  };
  expect(noteOf('jonas@portal.example')).toBe(null);
  expect(noteOf('Marra', 'jonas@portal.example')).toBe(
    'Executed by `Marra`, whom `content/people.yaml` does not name: nothing shows that Wen Li is another person.',
  );
  expect(noteOf()).toBe('The record does not name who executed it: nothing shows that Wen Li is another person.');
  const disguised = [
    'MARA  okafor',
    'Okafor, Mara',
    '@mara@portal.example',
    'Mára Okafor',
    'mara o',
    'Ｍａｒａ Okafor',
    'Ma\u200bra Okafor',
  ];
  for (const executor of disguised) {
    const at = makeContext({ record: { executors: [executor] } });
    const own = makePair(at, { by: 'mara', role: 'reviewer', meaning: 'reviewer', after: author });
    expect([executor, statesOf([author, own], at)[1]]).toEqual([executor, 'self-approval']);
  }
});

test('text and signature of one commit leave the time to the signer, with both times', () => {
  const at = '2026-03-09T09:00:00Z';
  const together = makeContext({
    ...holdPair(author, { commit: 'a'.repeat(40), at }),
    versions: [makeVersion({ text: recordText, commit: 'a'.repeat(40) })],
  });
  expect(judgeSignoffs(together, [author], keys)[0]?.doubts[0]).toBe(
    'The time is as the signer states it: text and signature came together, first seen in the commit aaaaaaaaaaaa at 2026-03-09T09:00:00Z.',
  );
  expect(judgeSignoffs({ ...together, versions: [] }, [author], keys)[0]?.notes[0]).toBe(
    'Git does not hold the text that was signed: once it changes, nobody can say what was signed. Commit the record.',
  );
});

test('a refusal is no approval: the next role still waits', () => {
  const refusal = makePair(context, { by: 'wen', role: 'reviewer', meaning: 'disapproval', after: author });
  const after = makePair(context, { by: 'mara', role: 'qa-lead', meaning: 'approval', after: refusal });
  expect(statesOf([author, refusal, after])).toEqual(['valid', 'valid', 'out-of-sequence']);
});

test('keys that are not allowed, or of someone else, are unknown', () => {
  expect(reasonOf(makePair(context, { key: privateKeys.stranger }))).toContain('is not among the keys that may sign off');
  expect(reasonOf(makePair(context, { key: privateKeys.mara }))).toContain(
    'is not one of `jonas@portal.example`: it belongs to `mara@portal.example`',
  );
  expect(statesOf([author], context, makeKeys({ allowedSigners: '' }))).toEqual(['key-unknown']);
});

test('a retired key leaves older signatures alone and takes no newer ones', () => {
  const retired = makeKeys({ allowedSigners: formatSigners({ jonas: ',valid-before="20260601Z"' }) });
  expect(judgeSignoffs(context, [author], retired)[0]?.notes[0]).toBe(
    'The key is retired since 2026-06-01; it was valid when this was signed.',
  );
  expect(reasonOf(makePair(context, { at: '2026-06-01T00:00:01Z' }), context, retired)).toContain(
    'key-not-valid-then: The key of `jonas@portal.example` was no longer valid',
  );
  const later = makeKeys({ allowedSigners: formatSigners({ jonas: ',valid-after="20260601Z"' }) });
  expect(reasonOf(author, context, later)).toContain('key-not-valid-then: The key of `jonas@portal.example` was not valid yet');
  const held = makeContext(holdPair(author, { at: '2026-07-01T00:00:00Z' }));
  expect(judgeSignoffs(held, [author], retired)[0]?.notes).toContain('Git shows the signature only after its key was retired.');
});

test('a compromised key takes away what cannot be shown to be older', () => {
  const held = (at: string) => makeContext(holdPair(author, { at }));
  expect(reasonOf(author, context, compromised('2026-03-01T00:00:00Z'))).toBe(
    'key-compromised: The key was compromised since 2026-03-01T00:00:00Z, before it was signed: The laptop was stolen.',
  );
  expect(reasonOf(author, context, compromised('2026-04-01T00:00:00Z'))).toContain(
    'unconfirmed: The key was compromised since 2026-04-01T00:00:00Z, and git does not show when',
  );
  expect(reasonOf(author, held('2026-04-02T00:00:00Z'), compromised('2026-04-01T00:00:00Z'))).toContain('unconfirmed');
  const [older] = judgeSignoffs(held('2026-03-03T00:00:00Z'), [author], compromised('2026-04-01T00:00:00Z'));
  expect([older?.state, older?.notes[0]]).toEqual([
    'valid',
    'The key was compromised since 2026-04-01T00:00:00Z; git held the signature before that.',
  ]);
  const replaced = makeContext({
    signatureVersions: new Map([[author.source, [makeVersion({ text: 'another statement', authoredAt: '2026-03-03T00:00:00Z' })]]]),
  });
  expect(statesOf([author], replaced, compromised('2026-04-01T00:00:00Z'))).toEqual(['unconfirmed']);
  const signedLater = makeContext(holdPair(author, { statementAt: '2026-03-03T00:00:00Z', at: '2026-04-02T00:00:00Z' }));
  expect(statesOf([author], signedLater, compromised('2026-04-01T00:00:00Z'))).toEqual(['unconfirmed']);
});

test('a signature that fits something else is invalid', () => {
  expect(reasonOf({ ...author, signature: reviewer.signature })).toBe(
    'invalid: The signature does not fit the statement: one of them was changed.',
  );
  const forged = Buffer.from(String(author.statement).replace('"tester"', '"qa-lead"'));
  expect(reasonOf({ ...author, statement: forged })).toContain('invalid');
  expect(reasonOf(makePair(context, { namespace: 'git' }))).toBe('invalid: The signature was made for `git`, not for `signoff@docket`.');
});

test.each<readonly [string, (file: SignatureFile) => SignatureFile, string]>([
  ['no signature', (file) => ({ ...file, signature: null }), 'The statement has no signature beside it.'],
  ['no statement', (file) => ({ ...file, statement: null }), 'The signature has no statement beside it.'],
  [
    'CRLF in the armour',
    (file) => ({ ...file, signature: file.signature?.replaceAll('\n', '\r\n') ?? null }),
    'The signature holds a carriage return; a program turned its line ends around.',
  ],
  ['a blank first line', (file) => ({ ...file, signature: `\n${file.signature}` }), 'The signature begins with a blank or an empty line.'],
  ['something behind the armour', (file) => ({ ...file, signature: `${file.signature}x` }), 'Something follows the end of the signature.'],
  ['another armour', (file) => ({ ...file, signature: 'x' }), 'The signature is not in the armour of an SSH signature.'],
  [
    'other bytes in the armour',
    (file) => ({ ...file, signature: '-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n' }),
    'The bytes of the signature are no SSH signature.',
  ],
  [
    'CRLF in the statement',
    (file) => ({ ...file, statement: Buffer.from(String(file.statement).replaceAll('\n', '\r\n')) }),
    'The statement is malformed: it holds a carriage return; a program turned its line ends around.',
  ],
])('a pair with %s is malformed', (_, change, reason) => {
  expect(reasonOf(change(author))).toBe(`malformed: ${reason}`);
});

const withdrawal = makePair(context, {
  meaning: 'withdrawal',
  after: author,
  change: (statement) => ({ ...statement, withdraws: statement.previous ?? '' }),
});

test('a signature is withdrawn by its signer alone, in the same role, and by a statement that stands', () => {
  const by = (signer: 'jonas' | 'mara', withdraws: (statement: Statement) => string) =>
    makePair(context, { by: signer, meaning: 'withdrawal', after: author, change: (one) => ({ ...one, withdraws: withdraws(one) }) });
  expect(statesOf([author, withdrawal])).toEqual(['withdrawn', 'valid']);
  expect(statesOf([author, by('mara', ({ previous }) => previous ?? '')])).toEqual(['valid', 'out-of-sequence']);
  expect(statesOf([author, by('jonas', () => sha256('x'))])).toEqual(['valid', 'out-of-sequence']);
  const again = makePair(context, { after: withdrawal });
  expect(statesOf([author, withdrawal, again])).toEqual(['withdrawn', 'valid', 'valid']);
  expect(statesOf([author, withdrawal], makeContext({ record: { text: 'x' } }))).toEqual(['stale', 'valid']);
});

test('a signature that git remembers is taken away, and one that never counted is not missed', () => {
  const refusal = makePair(context, { by: 'wen', role: 'qa-lead', meaning: 'disapproval', after: author });
  const gone = (file: typeof refusal, key = '') => [{ file, key, held: null }];
  const tell = (missing: ReturnType<typeof gone>, own = keys) =>
    judgeSignoffs(context, [author], own, missing).map(({ state, content }) => `${state} ${content}`);
  expect(tell(gone(refusal))).toEqual(['valid current', 'taken-away current']);
  const stranger = makePair(context, { by: 'wen', role: 'qa-lead', meaning: 'disapproval', key: privateKeys.stranger });
  expect(tell(gone(stranger))).toEqual(['valid current']);
  // Whoever deletes a refusal may delete its signer and their key, too.
  const without = formatSigners()
    .split('\n')
    .filter((line) => !line.startsWith('wen'))
    .join('\n');
  expect(tell(gone(refusal), makeKeys({ allowedSigners: without }))).toEqual(['valid current']);
  const remembers = makeKeys({ allowedSigners: without, formerSigners: [formatSigners()] });
  expect(tell(gone(refusal), remembers)).toEqual(['valid current', 'taken-away current']);
});

test('two who sign after one, each on a branch of their own, stand beside each other whatever their numbers', () => {
  const review = makePair(context, { by: 'wen', role: 'reviewer', meaning: 'reviewer', after: author });
  const other = makePair(context, {
    by: 'mara',
    role: 'reviewer',
    meaning: 'reviewer',
    after: author,
    change: (one) => ({ ...one, sequence: 5 }),
  });
  expect(statesOf([author, review, other])).toEqual(['valid', 'valid', 'valid']);
});

test('the tests above reach every state', () => {
  const reached = new Set<SignoffState>([
    ...statesOf([author, { ...author, source: `${author.source}.json` }]),
    ...statesOf([author], makeContext({ record: { text: 'x' } })),
    ...statesOf([author], makeContext({ evidence: [] })),
    ...statesOf([author], makeContext({ protocol: null })),
    ...statesOf([author], makeContext({ release: null })),
    ...statesOf([author], context, makeKeys({ people: null })),
    ...statesOf([
      makePair(context, { by: 'mara' }),
      makePair(context, { by: 'mara', role: 'reviewer', meaning: 'reviewer', after: makePair(context, { by: 'mara' }) }),
    ]),
    ...statesOf([author], context, makeKeys({ allowedSigners: '' })),
    ...statesOf([author], context, makeKeys({ allowedSigners: formatSigners({ jonas: ',valid-before="20260101Z"' }) })),
    ...statesOf([author], context, compromised('2026-03-01T00:00:00Z')),
    ...statesOf([author], context, compromised('2026-04-01T00:00:00Z')),
    ...statesOf([{ ...author, signature: reviewer.signature }]),
    ...statesOf([{ ...author, signature: null }]),
    ...statesOf([author], context, makeKeys({ now: '2026-03-01T00:00:00Z' })),
    ...statesOf([author, withdrawal]),
    ...judgeSignoffs(context, [], keys, [{ file: author, key: '', held: null }]).map(({ state }) => state),
  ]);
  expect([...signoffStates].filter((state) => !reached.has(state))).toEqual([]);
});
