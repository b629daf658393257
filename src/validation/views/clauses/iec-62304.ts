import { count } from '../../../text/schema/count.ts';
import { countingResults } from '../lists/counting-results.ts';
import type { RecordEntry } from '../lists/record-entries.ts';
import { countGaps } from '../lists/work-summary.ts';
import { type Clause, type ClauseFacts, judge, judgeFact, linkRecords, organisational } from './clause.ts';

const nothing = 'No release that is out has a record, so nothing shows it.';

/** IEC 62304 clause 5.8, software release, over the releases that are out and have records. */
export function judgeIec62304({ book, releases }: ClauseFacts): readonly Clause[] {
  const entries = releases.flatMap((release) => release.entries);
  const last = entries.filter(({ continuedBy, record }) => continuedBy === null && record.state !== 'void');
  const unfinished = last.filter(({ record }) => record.state !== 'approved');
  const open = last.filter(({ record }) => record.deviations.some(({ status }) => status === 'open'));
  const undecided = last.filter(({ record }) =>
    record.deviations.some(({ severity, status, disposition }) => severity === null || (status !== 'open' && disposition === '')),
  );
  const untagged = releases.filter(({ release }) => release.tags.length === 0);
  const unplaced = last.filter(
    ({ record: { candidate, environment } }) => candidate === null || candidate.commit === null || !candidate.known || environment === null,
  );
  const untouched = last.filter(
    ({ record }) =>
      record.coverage.covered < record.coverage.asked ||
      (record.steps.length > 0 && record.steps.every(({ result }) => result === 'untouched')) ||
      countingResults(record).some(({ result }) => result === 'untouched'),
  );
  const without = book.products.reduce(
    (sum, { releases: all }) =>
      sum + all.filter(({ status, validation }) => status !== 'candidate' && validation.records.length === 0).length,
    0,
  );
  // Met by what was looked at: what has no record was not.
  const looked = ` Looked at: ${count(releases.length, 'release')} with records.`;
  const unseen = without === 0 ? null : `${count(without, 'release')} without any ${without === 1 ? 'is' : 'are'} not judged.`;
  const over = `${looked}${unseen === null ? '' : ` ${unseen}`}`;
  const say = (
    clause: Pick<Clause, 'id' | 'asks'>,
    against: readonly RecordEntry[],
    words: { readonly met: string; readonly not: string; readonly fragment?: string; readonly doubt?: string | null },
  ): Clause =>
    judge(clause, {
      of: releases.length,
      nothing,
      against,
      met: words.met + looked,
      not: words.not + over,
      fragment: words.fragment ?? '',
      doubt: joinDoubts([words.doubt ?? null, unseen]),
      proof: linkRecords(last.slice(0, 1)),
    });
  return [
    say({ id: '5.8.1', asks: 'Verification is complete, and its results evaluated, before the release.' }, unfinished, {
      met: 'Every record of a release that is out is approved.',
      not: `${count(unfinished.length, 'record')} of a release that is out ${unfinished.length === 1 ? 'is' : 'are'} not approved.`,
    }),
    say({ id: '5.8.2', asks: 'Anomalies that are known and left are written down.' }, open, {
      met: 'No deviation is open; those that were left stand in the records with what was decided.',
      not: `${count(open.length, 'record')} with an open deviation.`,
      fragment: '#deviations',
    }),
    say({ id: '5.8.3', asks: 'Anomalies that are left were evaluated, and make no risk that is not accepted.' }, undecided, {
      met: 'Every deviation has a severity, and a decision with its reason.',
      not: `${count(undecided.length, 'record')} with a deviation without severity, or without a decision.`,
      fragment: '#deviations',
    }),
    judgeFact(
      { id: '5.8.4', asks: 'The version that is released is written down.' },
      {
        of: releases.length,
        nothing,
        holds: untagged.length === 0,
        met: `Every release is a tag of a commit.${over}`,
        not: `${count(untagged.length, 'release')} without a tag.${over}`,
        links: untagged
          .slice(0, 5)
          .map(({ product, release }) => ({ text: `${product.name} ${release.version}`, address: `/${product.id}/${release.slug}/` })),
      },
    ),
    say({ id: '5.8.5', asks: 'How and in which environment the release was made is written down.' }, unplaced, {
      met: 'Every record names its candidate by a commit that the repository has, and its environment.',
      not: `${count(unplaced.length, 'record')} without environment, or without a candidate that the repository has.`,
    }),
    say({ id: '5.8.6', asks: 'All activities and tasks are complete.' }, untouched, {
      met: 'Every step that a protocol asks for has a result.',
      not: `${count(untouched.length, 'record')} with steps that nobody touched, or without steps that its protocol asks for.`,
      fragment: '#steps',
      doubt: describeUnfinished(last),
    }),
    organisational(
      '5.8.7',
      'The software, its configuration and its documents are archived for as long as they must be.',
      'Archive repositories, artefacts and this site.',
    ),
    organisational(
      '5.8.8',
      'The release reaches its users unharmed.',
      'Deliver it by a way that shows when it was changed, and check what arrived.',
    ),
  ];
}

/** What is not complete although every step has its result: approvals, and ways from change to tag. */
function describeUnfinished(entries: readonly RecordEntry[]): string | null {
  const unfinished = entries.filter(({ record }) => record.state !== 'approved').length;
  const gaps = countGaps(entries);
  const parts = [
    unfinished === 0 ? '' : `${count(unfinished, 'record')} ${unfinished === 1 ? 'is' : 'are'} not approved`,
    gaps === 0 ? '' : `traceability has ${count(gaps, 'gap')}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : `It is not complete: ${parts.join(', and ')}.`;
}

function joinDoubts(doubts: readonly (string | null)[]): string | null {
  const said = doubts.filter((doubt) => doubt !== null);
  return said.length === 0 ? null : said.join(' ');
}
