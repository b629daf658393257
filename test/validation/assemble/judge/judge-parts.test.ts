import { expect, test } from 'vitest';
import { formatSshPublicKey } from '../../../../src/keys/ssh-sign.ts';
import type { Claim, EarlierClaim } from '../../../../src/validation/assemble/judge/claim.ts';
import { judgeIndependence, judgePerson, judgeRole } from '../../../../src/validation/assemble/judge/judge-authority.ts';
import { judgeContent, judgePlace } from '../../../../src/validation/assemble/judge/judge-binding.ts';
import { judgeKey, noteKey } from '../../../../src/validation/assemble/judge/judge-key.ts';
import { noteExecutors, noteRole, noteRoles } from '../../../../src/validation/assemble/judge/note-authority.ts';
import { peopleSchema } from '../../../../src/validation/schema/signoffs/people.ts';
import type { Statement } from '../../../../src/validation/schema/signoffs/signoff.ts';
import type { SignoffContext } from '../../../../src/validation/schema/signoffs/signoff-context.ts';
import {
  evidence,
  formatSigners,
  makeContext,
  makeKeys,
  makeStatement,
  people,
  privateKeys,
  type Signing,
  sha256,
} from '../../signoff-case.ts';

const context = makeContext();
const keys = makeKeys();
const commit = context.release?.commit ?? '';

function say(signing: Signing = {}, changes: Partial<Statement> = {}): Statement {
  return { ...makeStatement(context, signing), ...changes };
}

type Release = NonNullable<SignoffContext['release']>;

function atRelease(changes: Partial<Release> | null): SignoffContext {
  return { ...context, release: changes === null || context.release === null ? null : { ...context.release, ...changes } };
}

test('a statement belongs to the record and the release where it lies', () => {
  const place = (statement: Statement, at = context) => judgePlace(statement, at)?.reason ?? null;
  expect(place(say())).toBeNull();
  expect(place(say({}, { release: null }), atRelease(null))).toBeNull();
  expect(place(say({}, { record: { ...say().record, path: 'content/other.mdx' } }))).toBe(
    'It was made for `content/other.mdx`, not for this record.',
  );
  expect(place(say(), atRelease({ version: '2.4.0' }))).toBe('It was made for portal 2.3.0, and lies with portal 2.4.0.');
  expect(place(say(), atRelease({ product: 'other' }))).toBe('It was made for portal 2.3.0, and lies with other 2.3.0.');
  expect(place(say(), atRelease(null))).toBe('It was made for portal 2.3.0, and lies with no release.');
  expect(place(say({}, { release: null }))).toBe('It was made for no release, and lies with portal 2.3.0.');
  expect(judgePlace(say(), atRelease(null))?.state).toBe('moved');
});

test('a record that can be read in two ways is signed by nobody', () => {
  expect(judgeContent(say(), makeContext({ record: { refused: true } }))).toEqual({
    state: 'malformed',
    reason:
      'The record is not in the form NFC, or holds a carriage return alone, so that it can be read in two ways. `docket check` says where: repair it, and sign anew.',
  });
});

test('a protocol that is another, or has another text under its number, is not what was signed for', () => {
  const protocol = context.protocol;
  if (protocol === null) throw new Error('the case has a protocol');
  const judge = (changes: Partial<typeof protocol> | null) =>
    judgeContent(say(), { ...context, protocol: changes === null ? null : { ...protocol, ...changes } });
  const changed = (reason: string) => ({ state: 'protocol-changed', reason });
  expect(judge({})).toBeNull();
  expect(judge(null)).toEqual(changed('The protocol that the record names is not known, so nobody can say what was signed for.'));
  expect(judge({ id: 'other' })).toEqual(changed('It was signed for release-validation 3, and the record is one of other 3.'));
  expect(judge({ version: '4' })).toEqual(
    changed('It was signed for release-validation 3, and the record is one of release-validation 4.'),
  );
  expect(judge({ sha256: sha256('other') })).toEqual(changed('The text of release-validation 3 is not the one that it was signed for.'));
});

test('a candidate, tag or commit that is another moves a signature; what is not known on either side does not', () => {
  const judge = (now: Partial<Release> | null, then: Partial<Release> | null = {}) => {
    const release = say().release;
    const statement = say({}, { release: then === null || release === null ? null : { ...release, ...then } });
    return judgeContent(statement, atRelease(now))?.reason ?? null;
  };
  expect(judge({})).toBeNull();
  expect(judge(null)).toBeNull();
  expect(judge({}, null)).toBeNull();
  for (const part of ['candidate', 'tag', 'commit'] as const) {
    expect(judge({ [part]: null })).toBeNull();
    expect(judge({ [part]: 'other' }, { [part]: null })).toBeNull();
  }
  expect(judge({ candidate: '2.3.0-rc.2' })).toBe('It was made for the candidate `2.3.0-rc.1`, and the record is one of `2.3.0-rc.2`.');
  expect(judge({ tag: 'v2' })).toBe('It was made for the tag `v2.3.0-rc.1`, and the record is one of `v2`.');
  const other = 'd'.repeat(40);
  expect(judge({ commit: other })).toBe(
    `It was made for the commit \`${commit}\`, and the tag \`v2.3.0-rc.1\` of the record is at \`${other}\` now.`,
  );
  expect(judge({ commit: other, tag: null })).toBe(`It was made for the commit \`${commit}\`, and the record is one of \`${other}\`.`);
  expect(judge({ commit: commit.slice(0, 7) })).toBeNull();
  expect(judge({ commit: commit.slice(0, 39) })).toBeNull();
  expect(judge({ commit: commit.slice(0, 6) })).not.toBeNull();
  expect(judge({ commit: 'ddddddd' })).not.toBeNull();
  expect(judge({ commit: 'bcccccc' }, { commit: `a${'bcccccc'}` })).not.toBeNull();
  expect(judge({ commit: commit.slice(0, 40) }, { commit: `${commit}cc` })).not.toBeNull();
  expect(judge({ tag: 'v2.3.0-rc' })).not.toBeNull();
});

test('evidence that is gone, another or new is told, each by its path', () => {
  const judge = (now: SignoffContext['evidence']) => judgeContent(say(), { ...context, evidence: now })?.reason ?? null;
  const path = evidence.source;
  const was = 'The evidence is not what was signed: ';
  expect(judge([evidence])).toBeNull();
  expect(judge([])).toBe(`${was}\`${path}\` is gone.`);
  expect(judge([{ ...evidence, sha256: sha256('other') }])).toBe(`${was}\`${path}\` is another file.`);
  expect(judge([{ ...evidence, bytes: 4 }])).toBe(`${was}\`${path}\` is another file.`);
  expect(judge([{ ...evidence, source: 'b.log' }])).toBe(`${was}\`${path}\` is gone, \`b.log\` came after it.`);
});

const unbound: Claim['bounds'] = { notBefore: null, notAfter: null, source: '' };

function personOf(signing: Signing, { changes = {}, at = context, by = keys, notBefore = null as string | null } = {}): string | null {
  const found = judgePerson({ statement: say(signing, changes), bounds: { ...unbound, notBefore } }, at, by);
  if (found !== null) expect(found.state).toBe('role-not-allowed');
  return found?.reason ?? null;
}

test('a person signs under a name of theirs, in a role of theirs, for its products', () => {
  expect(personOf({})).toBeNull();
  expect(personOf({}, { by: makeKeys({ people: null }) })).toBe(
    'There is no `content/people.yaml` that could be read and says who may sign.',
  );
  expect(personOf({ by: 'stranger' })).toBe('`stranger@portal.example` is not in `content/people.yaml`.');
  expect(personOf({ role: 'reviewer' })).toBe('Jonas Lindqvist does not have the role `reviewer`.');
  expect(personOf({ by: 'wen', role: 'qa-lead' }, { at: atRelease({ product: 'other' }) })).toBe(
    'Wen Li has the role `qa-lead` for other products.',
  );
  expect(personOf({ by: 'wen', role: 'qa-lead' }, { at: atRelease(null) })).toBe('Wen Li has the role `qa-lead` for other products.');
  const named = (printedName: string): string | null =>
    personOf({ by: 'mara' }, { changes: { signer: { ...say({ by: 'mara' }).signer, printedName } } });
  expect(named('Mara O.')).toBeNull();
  expect(named('Mara')).toBe('The printed name `Mara` is no name of `mara@portal.example` in `content/people.yaml`.');
  expect(named('Wen Li')).not.toBeNull();
});

test('nobody signs under an alias that is the name of somebody else', () => {
  const list = people.people.map((one) => (one.principal.startsWith('mara') ? { ...one, aliases: ['wen  LI', 'M. Okafor'] } : one));
  const by = makeKeys({ people: peopleSchema.parse({ people: list }) });
  const named = (printedName: string) =>
    personOf({ by: 'mara' }, { by, changes: { signer: { ...say({ by: 'mara' }).signer, printedName } } });
  expect(named('wen  LI')).not.toBeNull();
  expect(named('M. Okafor')).toBeNull();
});

test('a role that had ended is not kept by an earlier time than git shows', () => {
  const wen = { by: 'wen', role: 'qa-lead', at: '2026-05-31T10:00:00Z' } as const;
  expect(personOf(wen)).toBeNull();
  expect(personOf({ ...wen, at: '2026-06-01T00:00:00Z' })).toBe('Wen Li did not have the role `qa-lead` at 2026-06-01T00:00:00Z.');
  expect(personOf(wen, { notBefore: '2026-05-31T12:00:00Z' })).toBeNull();
  expect(personOf(wen, { notBefore: '2026-05-01T12:00:00Z' })).toBeNull();
  expect(personOf(wen, { notBefore: '2026-06-01T00:00:00Z' })).toBe(
    'Wen Li had the role `qa-lead` at 2026-05-31T10:00:00Z, and git shows that it was not signed before 2026-06-01T00:00:00Z, when it had ended.',
  );
  expect(personOf({ at: wen.at }, { notBefore: '2026-06-01T00:00:00Z' })).toBeNull();
  const twice = people.people.map((one) =>
    one.principal.startsWith('wen') ? { ...one, roles: [...one.roles, { role: 'qa-lead', from: '2026-05-01T00:00:00Z' }] } : one,
  );
  expect(personOf(wen, { notBefore: '2026-06-02T00:00:00Z', by: makeKeys({ people: peopleSchema.parse({ people: twice }) }) })).toBeNull();
});

test('a role signs with the meanings that the protocol gives it, and may refuse and withdraw', () => {
  const judge = (signing: Signing, at = context) => judgeRole(say(signing), at)?.reason ?? null;
  expect(judge({})).toBeNull();
  expect(judge({ meaning: 'disapproval' })).toBeNull();
  expect(judge({ meaning: 'withdrawal' })).toBeNull();
  expect(judge({ role: 'guest' })).toBe('The protocol asks for no signature of the role `guest`.');
  expect(judge({}, { ...context, protocol: null })).toBe('The protocol asks for no signature of the role `tester`.');
  expect(judge({ meaning: 'approval' })).toBe('The role `tester` signs as author, not as approval.');
  const [tester, ...rest] = context.protocol?.roles ?? [];
  if (context.protocol === null || tester === undefined) throw new Error('the protocol has roles');
  const both = { ...context, protocol: { ...context.protocol, roles: [tester, { ...tester, meaning: 'witness' as const }, ...rest] } };
  expect(judge({ meaning: 'witness' }, both)).toBeNull();
  expect(judge({ meaning: 'approval' }, both)).toBe('The role `tester` signs as author or witness, not as approval.');
});

function earlier(signing: Signing, valid = true): EarlierClaim {
  return { statement: say(signing), sha256: sha256(JSON.stringify(signing)), valid };
}

test('where the protocol asks for another person, who executed or signed as author does not sign', () => {
  const judge = (signing: Signing, before: readonly EarlierClaim[] = [], at = context) =>
    judgeIndependence(say(signing), at, { earlier: before, keys })?.reason ?? null;
  const mara = { by: 'mara', role: 'reviewer', meaning: 'reviewer' } as const;
  const executedBy = (...executors: readonly string[]) => makeContext({ record: { executors } });
  const executed = 'Mara Okafor executed the record, and the role `reviewer` asks for another person.';
  expect(judge(mara)).toBeNull();
  for (const name of ['mara@portal.example', 'Mara Okafor', 'MARA OKAFOR', 'Mara O.'])
    expect(judge(mara, [], executedBy('x', name))).toBe(executed);
  expect(judge(mara, [], executedBy('Wen Li'))).toBeNull();
  for (const meaning of ['disapproval', 'withdrawal'] as const) expect(judge({ ...mara, meaning }, [], executedBy('Mara O.'))).toBeNull();
  expect(judge({ ...mara, role: 'tester' }, [], executedBy('Mara O.'))).toBeNull();
  expect(judge({ ...mara, meaning: 'approval' }, [], executedBy('Mara O.'))).toBeNull();
  expect(judge(mara, [], { ...executedBy('Mara O.'), protocol: null })).toBeNull();
  expect(judgeIndependence(say(mara), executedBy('Mara Okafor'), { earlier: [], keys: makeKeys({ people: null }) })?.state).toBe(
    'self-approval',
  );
  const authored = 'Mara Okafor signed the record as its author, and the role `reviewer` asks for another person.';
  expect(judge(mara, [earlier({ by: 'jonas' }), earlier({ by: 'mara' })])).toBe(authored);
  expect(judge(mara, [earlier({ by: 'mara' }, false)])).toBeNull();
  expect(judge(mara, [earlier({ by: 'mara', meaning: 'witness' })])).toBeNull();
  expect(judge(mara, [{ statement: null, sha256: '', valid: true }])).toBeNull();
});

test('who has signed where another person than the author is asked for does not become author afterwards', () => {
  const judge = (before: readonly EarlierClaim[], at = context) => judgeIndependence(say({ by: 'mara' }), at, { earlier: before, keys });
  const reviewed = { by: 'mara', role: 'reviewer', meaning: 'reviewer' } as const;
  expect(judge([earlier({ by: 'jonas' }), earlier(reviewed)])).toEqual({
    state: 'self-approval',
    reason: 'Mara Okafor signed the record as `reviewer`, and that role asks for another person than its author.',
  });
  expect(judge([])).toBeNull();
  expect(judge([earlier(reviewed, false)])).toBeNull();
  expect(judge([earlier({ ...reviewed, by: 'wen' })])).toBeNull();
  expect(judge([earlier({ ...reviewed, meaning: 'approval' })])).toBeNull();
  expect(judge([earlier({ ...reviewed, role: 'guest' })])).toBeNull();
  expect(judge([earlier({ by: 'mara' })])).toBeNull();
  expect(judge([{ statement: null, sha256: '', valid: true }])).toBeNull();
  expect(judge([earlier(reviewed)], { ...context, protocol: null })).toBeNull();
});

test('a reader is told that a role had ended when git first showed the signature', () => {
  const wen = say({ by: 'wen', role: 'qa-lead' });
  const note = (statement: Statement, firstHeld: string | null, list: typeof people | null = people) =>
    noteRole(statement, firstHeld === null ? null : Date.parse(firstHeld), list);
  expect(note(wen, '2026-06-01T00:00:00Z')).toEqual(['Git shows the signature only after the role `qa-lead` had ended.']);
  expect(note(wen, '2026-05-31T23:59:59Z')).toEqual([]);
  expect(note(wen, null)).toEqual([]);
  expect(note(wen, '2026-07-01T00:00:00Z', null)).toEqual([]);
  expect(note(say(), '2026-07-01T00:00:00Z')).toEqual([]);
  expect(note(say({ by: 'stranger' }), '2026-07-01T00:00:00Z')).toEqual([]);
  expect(note(say({ by: 'wen', role: 'tester' }), '2026-07-01T00:00:00Z')).toEqual([]);
  const again = people.people.map((one) =>
    one.principal.startsWith('wen') ? { ...one, roles: [...one.roles, { role: 'qa-lead' }] } : one,
  );
  expect(note(wen, '2026-07-01T00:00:00Z', peopleSchema.parse({ people: again }))).toEqual([]);
});

test('a reader is told that nobody knows who executed, where another person is asked for', () => {
  const note = (signing: Signing, executors: readonly string[], at = context) =>
    noteExecutors(say(signing), { ...at, record: { ...at.record, executors } }, people);
  const wen = { by: 'wen', role: 'reviewer', meaning: 'reviewer' } as const;
  expect(note(wen, ['jonas@portal.example'])).toEqual([]);
  expect(note(wen, [])).toEqual(['The record does not name who executed it: nothing shows that Wen Li is another person.']);
  expect(note(wen, ['jonas@portal.example', 'Bo', 'Cy'])).toEqual([
    'Executed by `Bo`, `Cy`, whom `content/people.yaml` does not name: nothing shows that Wen Li is another person.',
  ]);
  expect(noteExecutors(say(wen), context, null)).toHaveLength(1);
  expect(note({}, [])).toEqual([]);
  expect(note({ ...wen, meaning: 'approval' }, [])).toEqual([]);
  expect(note({ ...wen, role: 'tester' }, [])).toEqual([]);
  expect(note(wen, [], { ...context, protocol: null })).toEqual([]);
});

test('a reader is told that one person stands for two roles that ask for another', () => {
  const lead = { by: 'mara', role: 'qa-lead', meaning: 'approval' } as const;
  const reviewed = { by: 'mara', role: 'reviewer', meaning: 'reviewer' } as const;
  const note = (signing: Signing, before: readonly EarlierClaim[], at = context) => noteRoles(say(signing), at, before);
  expect(note(lead, [earlier(reviewed), earlier(reviewed)])).toEqual(['Also signed as `reviewer`: one person stands for two roles.']);
  expect(note(lead, [])).toEqual([]);
  expect(note(lead, [earlier(reviewed, false)])).toEqual([]);
  expect(note(lead, [earlier({ ...reviewed, by: 'wen' })])).toEqual([]);
  expect(note(lead, [earlier(lead)])).toEqual([]);
  expect(note(lead, [earlier({ by: 'mara' })])).toEqual([]);
  expect(note(lead, [earlier({ ...reviewed, meaning: 'approval' })])).toEqual([]);
  expect(note(lead, [{ statement: null, sha256: '', valid: true }])).toEqual([]);
  expect(note({ by: 'mara' }, [earlier(reviewed)])).toEqual([]);
  expect(note({ ...lead, meaning: 'reviewer' }, [earlier(reviewed)])).toEqual([]);
  expect(note(lead, [earlier(reviewed)], { ...context, protocol: null })).toEqual([]);
});

const jonasKey = Buffer.from(formatSshPublicKey(privateKeys.jonas).split(' ')[1] ?? '', 'base64');

function claim(changes: Partial<Claim> = {}, signedAt = '2026-03-02T10:00:00Z'): Claim {
  const none = { sha256: null, bounds: unbound, textAt: null, firstHeld: null, provenHeld: null };
  return { statement: { ...say(), signedAt }, publicKey: jonasKey, ...none, ...changes };
}

test('a key that was retired before git shows the text does not sign by an earlier time', () => {
  const at = '2026-03-02T10:00:00Z';
  const by = makeKeys({ allowedSigners: formatSigners().replace(/^(jonas\S* namespaces="[^"]*")/m, '$1,valid-before="20260305Z"') });
  const bound = (notBefore: string | null) => judgeKey(claim({ bounds: { ...unbound, notBefore } }, at), by);
  expect(bound(null)).toBeNull();
  expect(bound('2026-03-01T10:00:00Z')).toBeNull();
  expect(bound('2026-03-04T10:00:00Z')).toBeNull();
  expect(bound('2026-03-05T00:00:01Z')).toEqual({
    state: 'key-not-valid-then',
    reason: `It says that it was made at ${at}, and git shows that it was not before 2026-03-05T00:00:01Z: the key was retired by then.`,
  });
  expect(judgeKey(claim({ bounds: { ...unbound, notBefore: '2026-03-09T10:00:00Z' } }, at), keys)).toBeNull();
  expect(judgeKey(claim({}, '2026-03-06T10:00:00Z'), by)?.state).toBe('key-not-valid-then');
});

test('a reader is told that a key is retired by now, and that git shows the signature only after that', () => {
  const lines = (end: string) => formatSigners().replace(/^(jonas\S* namespaces="[^"]*")/m, `$1,valid-before="${end}"`);
  const by = (asOf: string | null) => makeKeys({ allowedSigners: lines('20260305Z'), asOf });
  const told = 'The key is retired since 2026-03-05; it was valid when this was signed.';
  expect(noteKey(claim(), by('2026-12-01T00:00:00Z'))).toEqual([told]);
  expect(noteKey(claim(), by('2026-03-05T00:00:00Z'))).toEqual([]);
  expect(noteKey(claim(), by('2026-03-01T00:00:00Z'))).toEqual([]);
  expect(noteKey(claim(), by(null))).toEqual([]);
  expect(noteKey(claim(), keys)).toEqual([]);
  const held = (firstHeld: string) => noteKey(claim({ firstHeld: Date.parse(firstHeld) }), by('2026-12-01T00:00:00Z'));
  expect(held('2026-03-05T00:00:00Z')).toEqual([told]);
  expect(held('2026-03-05T00:00:01Z')).toEqual([told, 'Git shows the signature only after its key was retired.']);
});
