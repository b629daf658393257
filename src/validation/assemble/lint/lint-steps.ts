import { isBlank } from '../../../text/schema/is-blank.ts';
import type { Place, Problem } from '../../../text/schema/problem.ts';
import {
  dependencyUnknown,
  deviationTwice,
  deviationWithoutDisposition,
  deviationWithoutStep,
  executorUnknown,
  expectedCopied,
  failWithoutDeviation,
  passWithOpenDeviation,
  reasonMissing,
  secondPersonMissing,
  secondPersonSame,
  stepOpenAtClose,
  testerUnknown,
} from '../../schema/problems/step-problems.ts';
import type { Deviation } from '../../schema/records/deviation.ts';
import type { Step } from '../../schema/records/step.ts';
import { type FindPrincipal, foldName, listWritten } from '../../schema/signoffs/people-names.ts';
import type { ExaminedRecord } from '../records/examined-record.ts';
import { placeOfField } from '../records/name-evidence.ts';

/** What steps are judged in. */
export interface StepSurroundings {
  readonly findPrincipal: FindPrincipal;
  /** Whether there is a list of people. */
  readonly peopleKnown: boolean;
}

/** What is wrong with single steps of a record and with its deviations, each at its field. */
export function lintSteps(record: ExaminedRecord, surroundings: StepSurroundings): readonly Problem[] {
  const { body } = record.parsed;
  const deviations = new Map<string, Deviation[]>();
  for (const deviation of body.deviations) {
    if (deviation.step === null) continue;
    const own = deviations.get(deviation.step);
    if (own === undefined) deviations.set(deviation.step, [deviation]);
    else own.push(deviation);
  }
  const ids = new Set(body.steps.map(({ id }) => id));
  const carried = new Set(record.standings.filter((one) => one.carried).map(({ step }) => step));
  return [
    ...body.steps.flatMap((step) => lintStep(step, { record, deviations: deviations.get(step.id) ?? [], ids, carried, ...surroundings })),
    ...lintDeviations(record, ids),
  ];
}

interface StepFacts extends StepSurroundings {
  readonly record: ExaminedRecord;
  readonly deviations: readonly Deviation[];
  readonly ids: ReadonlySet<string>;
  /** Steps whose result of an earlier run still counts. */
  readonly carried: ReadonlySet<string>;
}

function lintStep(step: Step, { record, deviations, ids, carried, findPrincipal, peopleKnown }: StepFacts): readonly Problem[] {
  const { source, head, body } = record.parsed;
  const { id, result } = step;
  const at = (field: string) => ({ source, ...placeOfField(body.places.get(id), field, step) });
  const problems: Problem[] = [];
  const open = deviations.find(({ status }) => status === 'open');
  if (result === 'pass' && open !== undefined) problems.push(passWithOpenDeviation(at('result'), { step: id, deviation: open.id }));
  if ((result === 'fail' || result === 'blocked') && deviations.length === 0)
    problems.push(failWithoutDeviation(at('result'), { step: id, result }));
  if ((result === 'n/a' || result === 'skipped' || result === 'blocked') && step.reason.trim() === '' && deviations.length === 0)
    problems.push(reasonMissing(at('result'), { step: id, result }));
  if (result !== 'untouched' && isCopied(step)) problems.push(expectedCopied(at('actual'), id));
  if (result === 'untouched' && head?.status === 'closed' && !carried.has(id)) problems.push(stepOpenAtClose(at('result'), id));
  for (const dependency of step.dependsOn)
    if (!ids.has(dependency)) problems.push(dependencyUnknown(at('dependsOn'), { step: id, dependency }));
  if (result === 'untouched') return problems;
  const tester = step.tester.trim() === '' ? (head?.tester ?? '') : step.tester;
  problems.push(...listUnknownNames(step.tester, { at: at('tester'), record, findPrincipal, peopleKnown }));
  if (step.critical && (result === 'pass' || result === 'fail')) {
    if (isBlank(step.checkedBy)) problems.push(secondPersonMissing(at('checkedBy'), id));
    else if (isSamePerson(tester, step.checkedBy, findPrincipal))
      problems.push(secondPersonSame(at('checkedBy'), { step: id, name: step.checkedBy }));
  }
  return problems;
}

function lintDeviations({ parsed, pinned }: ExaminedRecord, ids: ReadonlySet<string>): readonly Problem[] {
  const seen = new Set<string>();
  const asked = new Set(pinned.protocol?.steps.map(({ id }) => id) ?? []);
  return parsed.body.deviations.flatMap(({ id, step, status, disposition, line, column }) => {
    const place = { source: parsed.source, line, column };
    const twice = seen.has(id) ? [deviationTwice(place, id)] : [];
    seen.add(id);
    const known = step !== null && (ids.has(step) || asked.has(step));
    return [
      ...twice,
      ...(known ? [] : [deviationWithoutStep(place, { deviation: id, step })]),
      ...(status === 'open' || disposition.trim() !== '' ? [] : [deviationWithoutDisposition(place, { deviation: id, status })]),
    ];
  });
}

/** Word for word the same; three words or fewer, such as `200 OK`, may well be what was seen. */
function isCopied({ expected, actual }: Step): boolean {
  const words = wordsOf(expected);
  return words.length > 3 && words.join(' ') === wordsOf(actual).join(' ');
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

interface Naming extends StepSurroundings {
  readonly at: Place;
  readonly record: ExaminedRecord;
}

/** Names of who executed that no single person in the list has; where another person must approve, each leaves open whether it is that one. */
export function listUnknownNames(written: string, { at, record, findPrincipal, peopleKnown }: Naming): readonly Problem[] {
  if (!peopleKnown) return [];
  const unknown = listWritten(written, findPrincipal).filter((name) => findPrincipal(name) === null);
  const tell = record.pinned.protocol?.roles.some(({ independent }) => independent) ? executorUnknown : testerUnknown;
  return unknown.map((name) => tell(at, name));
}

function isSamePerson(one: string, other: string, find: FindPrincipal): boolean {
  const left = new Set(listWritten(one, find).map((name) => find(name) ?? foldName(name)));
  return listWritten(other, find).every((name) => left.has(find(name) ?? foldName(name)));
}
