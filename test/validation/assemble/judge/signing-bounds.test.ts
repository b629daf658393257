import { expect, test } from 'vitest';
import type { FileVersion } from '../../../../src/git/schema/content-history.ts';
import { judgeTime } from '../../../../src/validation/assemble/judge/judge-time.ts';
import { noteRevision } from '../../../../src/validation/assemble/judge/note-revision.ts';
import { findSigningBounds, findTextTime } from '../../../../src/validation/assemble/judge/signing-bounds.ts';
import type { Statement } from '../../../../src/validation/schema/signoffs/signoff.ts';
import { makeContext, makeStatement, makeVersion, recordText } from '../../signoff-case.ts';

const context = makeContext();
const statement: Statement = { ...makeStatement(context), signedAt: '2026-03-02T10:00:00Z' };
const day = (number: number, hour = 9): string => `2026-03-${String(number).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00Z`;

interface Held {
  readonly at?: string | null;
  readonly commit?: string | null;
  readonly more?: Partial<FileVersion>;
}

function version(text: string, { at = day(3), commit = 'b'.repeat(40), more = {} }: Held = {}): FileVersion {
  return { ...makeVersion({ text, commit }), authoredAt: at, committedAt: at, ...more };
}

interface Git {
  readonly texts?: readonly FileVersion[];
  readonly statements?: readonly FileVersion[];
  readonly signatures?: readonly FileVersion[];
}

const text = version(recordText, { at: day(1), commit: 'a'.repeat(40) });
const pair = { text: 'statement', signature: 'signature', statement };

function boundsOf(
  { texts = [text], statements = [], signatures = [] }: Git,
  previous: readonly Statement[] = [],
  now: string | null = null,
) {
  const signatureVersions = new Map([
    ['1.json', statements],
    ['1.sig', signatures],
  ]);
  return findSigningBounds(pair, { ...context, versions: texts, signatureVersions }, { previous, now });
}

const time = (at: string): number => Date.parse(at);
const both = (held: Held = {}): Pick<Git, 'statements' | 'signatures'> => ({
  statements: [version('statement', held)],
  signatures: [version('signature', held)],
});

test('a signature was made between the commit of the text and the one that holds both of its files', () => {
  expect(boundsOf(both())).toEqual({
    bounds: {
      notBefore: day(1),
      notAfter: day(3),
      source: 'Bounds from the commit aaaaaaaaaaaa of the signed text and the commit bbbbbbbbbbbb that holds it first.',
    },
    textAt: day(1),
    firstHeld: time(day(3)),
    provenHeld: time(day(3)),
    notes: [],
    doubts: [],
  });
});

test('what git does not hold is bounded by nothing', () => {
  expect(boundsOf({ texts: [] })).toEqual({
    bounds: { notBefore: null, notAfter: null, source: 'Git does not know of it.' },
    textAt: null,
    firstHeld: null,
    provenHeld: null,
    notes: [],
    doubts: ['Git holds neither the text that was signed nor the signature: nothing shows when it was made. Commit both.'],
  });
  const uncommitted = boundsOf({ texts: [version(recordText, { at: day(1), commit: null })] });
  expect(uncommitted.textAt).toBeNull();
  expect(boundsOf({ texts: [version('another text', { at: day(1) })] }).textAt).toBeNull();
});

test('a signature alone, and a text alone', () => {
  expect(boundsOf({ texts: [], ...both() })).toMatchObject({
    bounds: { notBefore: null, notAfter: day(3), source: 'Bounds from the commit bbbbbbbbbbbb that holds it first.' },
    notes: ['Git does not hold the text that was signed: once it changes, nobody can say what was signed. Commit the record.'],
    doubts: [
      'The time is as the signer states it: git holds the signature since the commit bbbbbbbbbbbb, and not the text that was signed.',
    ],
  });
  expect(boundsOf({})).toMatchObject({
    bounds: { notBefore: day(1), notAfter: null, source: 'Bounds from the commit aaaaaaaaaaaa of the signed text.' },
    notes: ['The time is as the signer states it: git does not hold the signature.'],
    doubts: [],
  });
});

test('both files have to be there, and the later one counts', () => {
  expect(boundsOf({ statements: [version('statement')] }).firstHeld).toBeNull();
  expect(boundsOf({ signatures: [version('signature')] }).firstHeld).toBeNull();
  const later = { at: day(5), commit: 'd'.repeat(40) };
  const heldOf = (git: Git) => [boundsOf(git).bounds.notAfter, boundsOf(git).provenHeld];
  expect(heldOf({ statements: [version('statement')], signatures: [version('signature', later)] })).toEqual([day(5), time(day(5))]);
  expect(heldOf({ statements: [version('statement', later)], signatures: [version('signature')] })).toEqual([day(5), time(day(5))]);
  // What git's order says goes before what dates claim.
  const order = (statementOrder: number, signatureOrder: number) =>
    boundsOf({
      statements: [version('statement', { more: { order: statementOrder } })],
      signatures: [version('signature', { ...later, more: { order: signatureOrder } })],
    }).bounds.notAfter;
  expect([order(2, 1), order(1, 2), order(1, 1)]).toEqual([day(3), day(5), day(5)]);
});

test('the first version that holds a file counts, whatever it was called, and none that is not committed', () => {
  const late = { at: day(7), commit: 'd'.repeat(40), more: { order: 2 } };
  const early = { more: { order: 1 } };
  const git = { statements: [version('statement', late), version('statement', early)], signatures: [version('signature', early)] };
  expect(boundsOf(git).bounds.notAfter).toBe(day(3));
  expect(boundsOf({ ...both({ commit: null }) }).firstHeld).toBeNull();
  expect(boundsOf({ statements: [version('other')], signatures: [version('signature')] }).firstHeld).toBeNull();
});

test('a commit is no older than what it contains, and a branch held it when it was joined', () => {
  const reached = both({ more: { reached: day(4) } });
  expect(boundsOf(reached)).toMatchObject({ bounds: { notAfter: day(4) }, firstHeld: time(day(4)), provenHeld: time(day(4)) });
  const joined = both({ more: { reached: day(4), joined: day(6) } });
  expect(boundsOf(joined)).toMatchObject({ bounds: { notAfter: day(4) }, firstHeld: time(day(4)), provenHeld: time(day(6)) });
  expect(boundsOf(both({ at: null }))).toMatchObject({ bounds: { notAfter: null }, firstHeld: null, provenHeld: null });
  const undated = boundsOf({ statements: [version('statement', { at: null })], signatures: [version('signature')] });
  expect(undated.provenHeld).toBe(time(day(3)));
});

test('text and signature in one commit bound nothing from below', () => {
  const commit = 'a'.repeat(40);
  expect(boundsOf(both({ at: day(1), commit }))).toMatchObject({
    bounds: { notBefore: null, notAfter: day(1) },
    textAt: null,
    doubts: [`The time is as the signer states it: text and signature came together, first seen in the commit aaaaaaaaaaaa at ${day(1)}.`],
  });
  expect(boundsOf(both({ at: null, commit })).doubts).toEqual([
    'The time is as the signer states it: text and signature came together, first seen in the commit aaaaaaaaaaaa at a time that is not known.',
  ]);
});

test('where a clone was cut, the text may be older', () => {
  const cut = [{ ...text, cut: true as const }];
  expect(boundsOf({ texts: cut, ...both() })).toMatchObject({ textAt: null, bounds: { notBefore: null } });
  expect(findTextTime({ record: context.record, versions: cut }, null)).toBeNull();
});

test('a text whose commit contains later work than the signature claims is doubtful', () => {
  const doubtsOf = (reached: string) => boundsOf({ texts: [{ ...text, reached }], ...both() }).doubts;
  expect(doubtsOf('2026-03-02T11:00:00Z')).toEqual([
    'The time is as the signer states it, 2026-03-02T10:00:00Z: the commit aaaaaaaaaaaa of the signed text contains work of 2026-03-02T11:00:00Z.',
  ]);
  expect(doubtsOf('2026-03-02T10:01:00Z')).toEqual([]);
});

test('a signature is no older than those that it follows', () => {
  const before = (signedAt: string): Statement => ({ ...statement, signedAt });
  expect(boundsOf(both(), [before(day(2, 8)), before(day(1, 12))]).bounds).toEqual({
    notBefore: day(2, 8),
    notAfter: day(3),
    source: 'Bounds from the signature before it and the commit bbbbbbbbbbbb that holds it first.',
  });
  expect(boundsOf(both(), [before('2026-02-01T09:00:00Z')]).bounds.notBefore).toBe(day(1));
});

test('dates after now were made up, and bound nothing', () => {
  expect(boundsOf(both(), [], day(2)).bounds).toMatchObject({ notBefore: day(1), notAfter: null });
  expect(boundsOf(both(), [], '2026-02-01T09:00:00Z').bounds).toMatchObject({ notBefore: null, notAfter: null });
  expect(boundsOf(both(), [{ ...statement, signedAt: day(9) }], day(8)).bounds.notBefore).toBe(day(1));
  expect(boundsOf(both(), [], day(3)).bounds.notAfter).toBe(day(3));
});

test('the time of a text that is signed now is that of its commit', () => {
  const of = (versions: readonly FileVersion[], now: string | null = null) => findTextTime({ record: context.record, versions }, now);
  expect(of([version('older', { at: day(9) }), text])).toBe(day(1));
  expect(of([{ ...text, commit: null }])).toBeNull();
  expect(of([])).toBeNull();
  expect(of([text], '2026-02-01T09:00:00Z')).toBeNull();
});

test('a time is wrong after now, before its text and after git held it, each by more than clocks differ', () => {
  const signedAt = '2026-03-02T10:00:00Z';
  const judge = ({ textAt = null, notAfter = null, now = null }: Partial<Record<'textAt' | 'notAfter' | 'now', string | null>>) =>
    judgeTime({ statement: { ...statement, signedAt }, textAt, bounds: { notBefore: null, notAfter, source: '' } }, { now });
  expect(judge({})).toBeNull();
  expect(judge({ now: '2026-03-02T09:59:00Z', textAt: '2026-03-02T10:01:00Z', notAfter: '2026-03-02T09:59:00Z' })).toBeNull();
  const wrong = (reason: string) => ({ state: 'time-out-of-bounds', reason });
  expect(judge({ now: day(2) })).toEqual(wrong(`It says that it was made at ${signedAt}, which is after now, ${day(2)}.`));
  expect(judge({ textAt: day(2, 11) })).toEqual(
    wrong(`It says that it was made at ${signedAt}, and what it signs was not there before ${day(2, 11)}.`),
  );
  expect(judge({ notAfter: day(2) })).toEqual(wrong(`It says that it was made at ${signedAt}, and git held it at ${day(2)} already.`));
});

test('a revision that git counts otherwise is told', () => {
  const noted = (revision: number, versions: readonly FileVersion[]) =>
    noteRevision({ ...statement, record: { ...statement.record, revision } }, { ...context, versions });
  const others = ['one', 'two', 'one'].map((each) => version(each));
  expect(noted(1, [text])).toEqual([]);
  expect(noted(1, [])).toEqual([]);
  expect(noted(2, [version('one')])).toEqual([]);
  expect(noted(3, [...others, text, version('later')])).toEqual([]);
  expect(noted(2, [...others, text])).toEqual([
    "It says that it was made for revision 2; by git's history, the text that was signed is revision 3.",
  ]);
  expect(noted(2, [{ ...version('gone'), sha256: null }, text])).toEqual([
    "It says that it was made for revision 2; by git's history, the text that was signed is revision 1.",
  ]);
});
