import { count } from '../../../text/schema/count.ts';
import {
  type Clause,
  type ClauseFacts,
  describeUnread,
  isUnexplained,
  judge,
  linkRecords,
  links,
  nothing,
  organisational,
} from './clause.ts';

/** 21 CFR Part 11, subpart B: what it asks of electronic records. */
export function judgePart11Records({ book, entries, signoffs }: ClauseFacts): readonly Clause[] {
  const valid = signoffs.filter(({ signoff }) => signoff.state === 'valid');
  const of = (state: string) => signoffs.filter(({ signoff }) => signoff.state === state).map(({ entry }) => entry);
  const unexplained = entries.filter(isUnexplained);
  const loose = entries.filter(({ record: { protocol } }) => protocol.state === 'unknown' || protocol.state === 'digest-differs');
  const mayNot = of('role-not-allowed');
  const early = of('out-of-sequence');
  return [
    judge(
      { id: '11.10(a)', asks: 'A record that was altered, or is not valid, can be told from one that is.' },
      {
        of: signoffs.length,
        nothing: nothing.signature,
        against: [],
        doubt: describeUnread(book),
        met: `Every digest and every signature was computed again: ${valid.length} of ${count(signoffs.length, 'signature')} stand, and each of the other ${signoffs.length - valid.length} is named with what is wrong.`,
        not: '',
        proof: links.checklists,
      },
    ),
    judge(
      { id: '11.10(b)', asks: 'Copies that are complete can be made, for people to read and for machines.' },
      {
        of: entries.length,
        nothing: nothing.record,
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
        nothing: nothing.record,
        against: unexplained,
        doubt: describeUnread(book),
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
        nothing: nothing.signature,
        against: early,
        met: 'No signature was made before its turn.',
        not: `${count(early.length, 'signature')} came before its turn; none of them counts.`,
        fragment: '#signatures',
        proof: links.checklists,
      },
    ),
    judge(
      { id: '11.10(g)', asks: 'Only people with the authority to sign can do so.' },
      {
        of: book.people.length,
        nothing: nothing.people,
        against: mayNot,
        doubt: describeTrust(book),
        met: `${count(book.people.length, 'person', 'people')} may sign, each in named roles, and nobody signed in another.`,
        not: `${count(mayNot.length, 'signature')} by somebody who may not sign in that role; none of them counts.`,
        fragment: '#signatures',
        proof: links.people,
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
        nothing: nothing.record,
        against: loose,
        met: 'Every record names a version of its protocol, and the digest is that of the version.',
        not: `${count(loose.length, 'record')} of ${entries.length} ${loose.length === 1 ? 'names' : 'name'} a protocol that is not known, or whose digest is another.`,
        proof: links.protocols,
      },
    ),
  ];
}

/** Whoever can write to the content folder can add a signer where no root keys vouch for the list. */
function describeTrust({ signing: { root } }: ClauseFacts['book']): string | null {
  if (root === null) return 'No root of trust is named, so whoever can write to the content folder can add a signer.';
  return root.state === 'vouched' ? null : root.reason;
}
