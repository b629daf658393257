import { count } from '../../../text/schema/count.ts';
import { type Clause, type ClauseFacts, describeUnread, judge, judgeFact, linkRecords, links, nothing, organisational } from './clause.ts';

/** 21 CFR Part 11, 11.50 to 11.70 and subpart C: what it asks of electronic signatures. */
export function judgePart11Signatures({ book, signoffs }: ClauseFacts): readonly Clause[] {
  const valid = signoffs.filter(({ signoff }) => signoff.state === 'valid');
  const example = linkRecords(
    valid.slice(0, 1).map(({ entry }) => entry),
    '#signatures',
  );
  const nameless = valid.filter(({ signoff }) => signoff.printedName === null || signoff.signedAt === null || signoff.meaning === null);
  const moved = signoffs.filter(({ signoff }) => signoff.state === 'moved' || signoff.state === 'taken-away').map(({ entry }) => entry);
  const single = valid.filter(({ signoff }) => signoff.secondComponent === 'not evidenced');
  const holders = Map.groupBy(
    book.people.flatMap((person) => person.keys.map(({ fingerprint }) => ({ fingerprint, principal: person.principal }))),
    ({ fingerprint }) => fingerprint,
  );
  const shared = [...holders.values()].filter((own) => new Set(own.map(({ principal }) => principal)).size > 1).length;
  return [
    judge(
      { id: '11.50(a)', asks: 'A signature shows the printed name, the date and time, and the meaning.' },
      {
        of: valid.length,
        nothing: nothing.signature,
        against: nameless.map(({ entry }) => entry),
        met: `Each of ${count(valid.length, 'signature')} that are valid shows all three, taken from what was signed.`,
        not: `${count(nameless.length, 'signature')} without one of the three.`,
        fragment: '#signatures',
        proof: example,
      },
    ),
    judge(
      { id: '11.50(b)', asks: 'These are part of every form of the record that people can read.' },
      {
        of: valid.length,
        nothing: nothing.signature,
        against: [],
        met: 'Page, print and JSON are made from the same value, and hold the signatures with all that they say.',
        not: '',
        proof: example,
      },
    ),
    judge(
      { id: '11.70', asks: 'A signature cannot be taken off, copied or moved to another record.' },
      {
        of: signoffs.length,
        nothing: nothing.signature,
        against: moved,
        doubt: describeUnread(book),
        met: 'What is signed names record, digest, release and commit, and no signature was found on another record than its own.',
        not: `${count(moved.length, 'signature')} made for another record, or taken away from its own.`,
        fragment: '#signatures',
        proof: links.checklists,
      },
    ),
    judgeFact(
      { id: '11.100(a)', asks: 'A signature belongs to one person alone.' },
      {
        of: book.people.length,
        nothing: nothing.people,
        holds: shared === 0,
        met: 'Every key that is known belongs to one person.',
        not: `${count(shared, 'key')} of several people.`,
        links: links.people,
      },
    ),
    organisational('11.100(b)', 'Who a person is was verified before they could sign.', 'Verify it before a key is added.'),
    organisational('11.100(c)', 'The authority was told that electronic signatures are meant to bind.', 'Certify it to the authority.'),
    judge(
      { id: '11.200(a)(1)', asks: 'Signing takes two different components, such as a key and a secret.' },
      {
        of: valid.length,
        nothing: nothing.signature,
        against: single.map(({ entry }) => entry),
        met: 'Each valid signature shows that its holder was verified, or touched the key.',
        not: `For ${count(single.length, 'signature')} of ${valid.length} a second component is not evidenced: a key file may have a passphrase, and the signature does not say so.`,
        fragment: '#signatures',
        proof: links.checklists,
      },
    ),
    organisational(
      '11.300',
      'Codes, keys and devices are issued, kept, checked and taken back.',
      'Look after the keys, and enter lost ones as compromised.',
    ),
  ];
}
