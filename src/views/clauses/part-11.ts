import { count } from '../count.ts';
import { type Clause, type ClauseFacts, judge, linkRecords, organisational } from './clause.ts';

const noRecord = 'There is no record yet, so nothing shows it.';
const noSignature = 'There is no signature yet, so nothing shows it.';
const checklists = [{ text: 'Checklists', address: '/checklists/' }];
const people = [{ text: 'People', address: '/people/' }];

/** 21 CFR Part 11, electronic records and signatures, clause by clause. */
export function judgePart11({ book, entries, signoffs }: ClauseFacts): readonly Clause[] {
  const valid = signoffs.filter(({ signoff }) => signoff.state === 'valid');
  const fallen = signoffs.filter(({ signoff }) => signoff.state !== 'valid');
  const of = (state: string) => signoffs.filter(({ signoff }) => signoff.state === state).map(({ entry }) => entry);
  const unexplained = entries.filter(
    ({ record }) => !record.trailKnown || record.trail.some(({ kind, reasonGiven }) => kind === 'corrected' && !reasonGiven),
  );
  const loose = entries.filter(({ record: { protocol } }) => protocol.state === 'unknown' || protocol.state === 'digest-differs');
  const nameless = valid.filter(({ signoff }) => signoff.printedName === null || signoff.signedAt === null || signoff.meaning === null);
  const holders = Map.groupBy(
    book.people.flatMap((person) => person.keys.map(({ fingerprint }) => ({ fingerprint, principal: person.principal }))),
    ({ fingerprint }) => fingerprint,
  );
  const shared = [...holders.values()].filter((own) => new Set(own.map(({ principal }) => principal)).size > 1).length;
  const single = valid.filter(({ signoff }) => signoff.secondComponent === 'not evidenced');
  const mayNot = of('role-not-allowed');
  return [
    judge(
      { id: '11.10(a)', asks: 'A record that was altered, or is not valid, can be told from one that is.' },
      {
        of: signoffs.length,
        nothing: noSignature,
        against: [],
        met: `Every digest and every signature was computed again: ${valid.length} of ${count(signoffs.length, 'signature')} stand, and each of the other ${fallen.length} is named with what is wrong.`,
        not: '',
        proof: checklists,
      },
    ),
    judge(
      { id: '11.10(b)', asks: 'Copies that are complete can be made, for people to read and for machines.' },
      {
        of: entries.length,
        nothing: noRecord,
        against: [],
        met: 'Each record has a page that prints, the same as JSON, and its source, all with the same digest.',
        not: '',
        proof: linkRecords(entries.slice(0, 1)),
      },
    ),
    organisational(
      '11.10(c)',
      'Records are kept, and can be found, as long as they must be.',
      'Keep and back up the repositories, and try to restore them.',
    ),
    organisational(
      '11.10(d)',
      'Only people who may do so have access.',
      'Give and take away access to the repositories on purpose, and review it.',
    ),
    judge(
      { id: '11.10(e)', asks: 'A trail says who changed what, when and why, and hides no former value.' },
      {
        of: entries.length,
        nothing: noRecord,
        against: unexplained,
        met: `The history of ${count(entries.length, 'record')} was read field by field, and every correction has its reason.`,
        not: `${count(unexplained.length, 'record')} of ${entries.length} ${unexplained.length === 1 ? 'has' : 'have'} a correction without a reason, or no history that is known.`,
        fragment: '#trail',
        proof: linkRecords(entries.filter(({ record }) => record.trail.length > 0).slice(0, 1), '#trail'),
      },
    ),
    judge(
      { id: '11.10(f)', asks: 'Steps that must be done in an order are done in it.' },
      {
        of: signoffs.length,
        nothing: noSignature,
        against: of('out-of-sequence'),
        met: 'No signature was made before its turn.',
        not: `${count(of('out-of-sequence').length, 'signature')} came before its turn; none of them counts.`,
        fragment: '#signatures',
        proof: checklists,
      },
    ),
    judge(
      { id: '11.10(g)', asks: 'Only people with the authority to sign can do so.' },
      {
        of: book.people.length,
        nothing: 'content/people.yaml names nobody who may sign.',
        against: mayNot,
        met: `${count(book.people.length, 'person', 'people')} may sign, each in named roles, and nobody signed in another.`,
        not: `${count(mayNot.length, 'signature')} by somebody who may not sign in that role; none of them counts.`,
        fragment: '#signatures',
        proof: people,
      },
    ),
    organisational('11.10(i)', 'People who work with the system are trained for it.', 'Train them, and keep the records of training.'),
    organisational(
      '11.10(j)',
      'People answer for what they do under their signature.',
      'Write a policy, and have everybody who signs accept it.',
    ),
    judge(
      { id: '11.10(k)', asks: 'Documents that say how to work are controlled, and their changes traced.' },
      {
        of: entries.length,
        nothing: noRecord,
        against: loose,
        met: 'Every record names a version of its protocol, and the digest is that of the version.',
        not: `${count(loose.length, 'record')} of ${entries.length} ${loose.length === 1 ? 'names' : 'name'} a protocol that is not known, or whose digest is another.`,
        proof: [{ text: 'Protocols', address: '/protocols/' }],
      },
    ),
    judge(
      { id: '11.50(a)', asks: 'A signature shows the printed name, the date and time, and the meaning.' },
      {
        of: valid.length,
        nothing: noSignature,
        against: nameless.map(({ entry }) => entry),
        met: `Each of ${count(valid.length, 'signature')} that stand shows all three, taken from what was signed.`,
        not: `${count(nameless.length, 'signature')} without one of the three.`,
        fragment: '#signatures',
        proof: linkRecords(
          valid.slice(0, 1).map(({ entry }) => entry),
          '#signatures',
        ),
      },
    ),
    judge(
      { id: '11.50(b)', asks: 'These are part of every form of the record that people can read.' },
      {
        of: valid.length,
        nothing: noSignature,
        against: [],
        met: 'Page, print and JSON are made from the same value, and hold the signatures with all that they say.',
        not: '',
        proof: linkRecords(
          valid.slice(0, 1).map(({ entry }) => entry),
          '#signatures',
        ),
      },
    ),
    judge(
      { id: '11.70', asks: 'A signature cannot be taken off, copied or moved to another record.' },
      {
        of: signoffs.length,
        nothing: noSignature,
        against: of('moved'),
        met: 'What is signed names record, digest, release and commit, and no signature was found on another record than its own.',
        not: `${count(of('moved').length, 'signature')} made for another record; none of them counts.`,
        fragment: '#signatures',
        proof: checklists,
      },
    ),
    book.people.length === 0
      ? {
          id: '11.100(a)',
          asks: 'A signature belongs to one person alone.',
          state: 'not met',
          check: 'content/people.yaml names nobody who may sign.',
          links: [],
        }
      : {
          id: '11.100(a)',
          asks: 'A signature belongs to one person alone.',
          state: shared === 0 ? 'met' : 'not met',
          check: shared === 0 ? 'Every key that is known belongs to one person.' : `${count(shared, 'key')} of several people.`,
          links: people,
        },
    organisational('11.100(b)', 'Who a person is was verified before they could sign.', 'Verify it before a key is added.'),
    organisational('11.100(c)', 'The authority was told that electronic signatures are meant to bind.', 'Certify it to the authority.'),
    judge(
      { id: '11.200(a)(1)', asks: 'Signing takes two different components, such as a key and a secret.' },
      {
        of: valid.length,
        nothing: noSignature,
        against: single.map(({ entry }) => entry),
        met: 'Each signature that stands shows that its holder was verified, or touched the key.',
        not: `For ${count(single.length, 'signature')} of ${valid.length} a second component is not evidenced: a key file may have a passphrase, and the signature does not say so.`,
        fragment: '#signatures',
        proof: checklists,
      },
    ),
    organisational(
      '11.300',
      'Codes, keys and devices are issued, kept, checked and taken back.',
      'Look after the keys, and enter lost ones as compromised.',
    ),
  ];
}
