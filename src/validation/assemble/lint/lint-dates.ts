import { instantOf } from '../../../git/schema/instant.ts';
import type { Place, Problem } from '../../../text/schema/problem.ts';
import { dateBeforeCandidate, dateImpossible, dateInFuture, dateUnclear } from '../../schema/problems/date-problems.ts';
import { boundDay, readWrittenDay } from '../../schema/records/written-day.ts';
import type { ExaminedRecord } from '../records/examined-record.ts';
import { placeOfField } from '../records/name-evidence.ts';

/** Dates of a record that cannot be right. `now` is what counts as today; null when that is not known, so that nothing is said of the future. */
export function lintDates({ parsed, checked }: ExaminedRecord, now: string | null): readonly Problem[] {
  const { source, head, body, placeOf } = parsed;
  const tag = checked.candidate?.tag ?? null;
  const tested = checked.candidate?.known && tag !== null && checked.made !== null ? { tag, made: checked.made } : null;
  const judge = (written: string | undefined, place: Place, executed: boolean) =>
    written === undefined || isUnfilled(written) ? [] : judgeDate(written, place, { now, tested: executed ? tested : null });
  return [
    ...judge(head?.date, placeOf(['date']), true),
    ...judge(head?.requested, placeOf(['requested']), false),
    ...body.steps.flatMap((step) => judge(step.date, { source, ...placeOfField(body.places.get(step.id), 'date', step) }, true)),
  ];
}

interface Limits {
  readonly now: string | null;
  readonly tested: { readonly tag: string; readonly made: string } | null;
}

function judgeDate(date: string, place: Place, { now, tested }: Limits): readonly Problem[] {
  const read = readWrittenDay(date);
  if (read.kind === 'impossible') return [dateImpossible(place, date)];
  if (read.kind !== 'day') return [dateUnclear(place, date)];
  const { earliest, latest } = boundDay(read);
  if (now !== null && earliest > instantOf(now)) return [dateInFuture(place, { date, asOf: now })];
  if (tested !== null && latest < instantOf(tested.made))
    return [dateBeforeCandidate(place, { date, tag: tested.tag, tagged: tested.made })];
  return [];
}

/** What nobody filled in is no date: it is told as a placeholder, or as a step without a result. */
function isUnfilled(written: string): boolean {
  return !/\d/.test(written);
}
