import { count } from '../../../text/schema/count.ts';
import {
  type Clause,
  type ClauseFacts,
  describeUnread,
  isUnexplained,
  judge,
  judgeFact,
  linkRecords,
  links,
  nothing,
  organisational,
} from './clause.ts';

/** EU GMP Annex 11, computerised systems, as far as a record can show it. */
export function judgeAnnex11({ book, entries, signoffs }: ClauseFacts): readonly Clause[] {
  const critical = entries.filter(({ record }) => record.steps.some((step) => step.critical && step.result !== 'untouched'));
  const unchecked = entries.filter(({ record }) =>
    record.steps.some(
      (step) =>
        step.critical && step.result !== 'untouched' && (step.checkedBy === '' || step.checkedBy === (step.tester || record.tester)),
    ),
  );
  const unknown = entries.filter(({ record }) => !record.trailKnown);
  const effective = book.protocols.filter(({ status }) => status === 'effective');
  const day = book.asOf.slice(0, 10);
  const overdue = effective.filter(({ reviewDue }) => reviewDue === null || reviewDue < day);
  const valid = signoffs.filter(({ signoff }) => signoff.state === 'valid');
  return [
    organisational(
      '§2',
      'People involved work together, and have the access and duties that fit.',
      'Name process owners, and define their duties.',
    ),
    judge(
      { id: '§6', asks: 'A second person, or the system, checks what is critical.' },
      {
        of: critical.length,
        nothing: 'No critical step was carried out yet, so nothing shows it.',
        against: unchecked,
        met: 'Every critical step that was carried out names a second person.',
        not: `${count(unchecked.length, 'record')} with a critical step that no second person checked.`,
        fragment: '#steps',
        proof: linkRecords(critical.slice(0, 1), '#steps'),
      },
    ),
    organisational('§7', 'Data is stored safely, backed up, and can be restored.', 'Back up the repositories, and try to restore them.'),
    judge(
      { id: '§8', asks: 'A printout can be had, and shows whether anything changed since it was entered.' },
      {
        of: entries.length,
        nothing: nothing.record,
        against: unknown,
        met: 'Pages print; a field that was corrected shows its former value, who, when and why.',
        not: `Of ${count(unknown.length, 'record')} no history is known, so a correction could not be shown.`,
        fragment: '#trail',
        proof: linkRecords(entries.slice(0, 1)),
      },
    ),
    judge(
      { id: '§9', asks: 'Changes and deletions of data are recorded with their reason, and the record is reviewed.' },
      {
        of: entries.length,
        nothing: nothing.record,
        against: entries.filter(isUnexplained),
        doubt: describeUnread(book),
        met: 'Every correction has its reason.',
        not: 'Some corrections have no reason, or the history is not known.',
        fragment: '#trail',
        proof: linkRecords(entries.slice(0, 1), '#trail'),
      },
    ),
    judgeFact(
      { id: '§11', asks: 'Systems and documents are looked at again from time to time.' },
      {
        of: effective.length,
        nothing: 'There is no effective protocol.',
        holds: overdue.length === 0,
        met: 'Every effective protocol says when it is to be looked at again, and none is overdue.',
        not: `${count(overdue.length, 'effective protocol')} of ${effective.length} overdue for review, or without a day for it.`,
        links: links.protocols,
      },
    ),
    organisational('§12', 'Only authorised people can enter or change data.', 'Protect the branches, and review who may write to them.'),
    judge(
      { id: '§14', asks: 'A signature means what one on paper means, is bound to its record for good, and holds date and time.' },
      {
        of: valid.length,
        nothing: 'There is no valid signature yet, so nothing shows it.',
        against: valid.filter(({ signoff }) => signoff.signedAt === null).map(({ entry }) => entry),
        met: 'Each valid signature names the digest of its record, and its time.',
        not: 'A signature has no time.',
        fragment: '#signatures',
        proof: linkRecords(
          valid.slice(0, 1).map(({ entry }) => entry),
          '#signatures',
        ),
      },
    ),
    organisational('§17', 'Archived data stays accessible, readable and whole.', 'Archive the repositories and this site, and check them.'),
  ];
}
