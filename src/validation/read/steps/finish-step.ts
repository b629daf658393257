import { isBlank } from '../../../text/schema/is-blank.ts';
import type { Place, Problem } from '../../../text/schema/problem.ts';
import { findField } from '../../schema/fields/field-names.ts';
import { stepAnswerUnclear, stepResultTwice, stepResultUnknown } from '../../schema/problems/reading-problems.ts';
import type { FieldPlace, Step } from '../../schema/records/step.ts';
import { beginsWithFailure } from '../../schema/verdicts/failure-remarks.ts';
import { splitRemark } from '../../schema/verdicts/remark.ts';
import { splitVerdict } from '../../schema/verdicts/says-failure.ts';
import { cleanField, hasPartialEmphasis } from '../documents/inline-lines.ts';
import { formatRich } from '../documents/rich-html.ts';
import { combineResults, isLoneVerdict, isOtherVerdict, parseReading } from '../results/combine-results.ts';
import { contradictsTick, isAnswerUnclear, isResultChoice, parseResult } from '../results/parse-result.ts';
import { listEvidence } from './list-evidence.ts';
import { findNumberedReferences, listOnce, parseReferences } from './parse-references.ts';
import type { DraftField, StepDraft } from './step-draft.ts';

type At = (line: number, column: number) => Place;

/** Makes the step of a draft. Its results are Problems where they cannot be told. */
export function finishStep(
  draft: StepDraft,
  { id, idWritten, at }: { readonly id: string; readonly idWritten: boolean; readonly at: At },
): { readonly step: Step; readonly places: ReadonlyMap<string, FieldPlace>; readonly problems: readonly Problem[] } {
  const { fields } = draft;
  const read = (field: DraftField) => {
    const text = cleanField(fields.get(field)?.text ?? '');
    return /^[\s_.…/\-–—]*$/.test(text) ? '' : text;
  };
  const outcome = readOutcome(draft, { id, at, read });
  const evidence = listEvidence(fields.get('evidence'), [fields.get('actual'), fields.get('result')]);
  const others = draft.others.flatMap(({ name, value, nodes }) => {
    const html = nodes === undefined ? '' : formatRich(nodes);
    return isBlank(cleanField(value)) ? [] : [{ name: cleanField(name), value: cleanField(value), ...(html === '' ? {} : { html }) }];
  });
  const rich = formatFields(draft, outcome.action);
  const step: Step = {
    id,
    idWritten,
    section: draft.section,
    shape: draft.shape,
    action: outcome.action,
    expected: read('expected'),
    actual: outcome.actual,
    result: outcome.result,
    written: isBlank(outcome.written) ? (draft.ticked === true ? '[x]' : '') : outcome.written,
    reason: read('reason') || outcome.reason,
    critical: /^(?:yes|y|x|true|critical|high|✓|✔|✅|☑|\[x\])/iu.test(read('critical')),
    tester: read('tester'),
    date: read('date').replace(/^[_\s/]+$/, ''),
    checkedBy: read('checkedBy'),
    references: [
      ...listOnce([
        ...readLinkedPulls(draft),
        ...parseReferences(fields.get('requirement')?.text ?? ''),
        ...findNumberedReferences(outcome.action),
      ]),
    ],
    dependsOn: read('dependsOn')
      .split(/[,;]|\s+and\s+|\s+/)
      .map((one) => one.trim())
      .filter((one) => one !== '' && !/^(?:none|n\/a|-)$/i.test(one)),
    evidence: [...evidence.paths],
    fields: evidence.remark === '' ? others : [...others, { name: 'Evidence', value: evidence.remark }],
    ...(rich === null ? {} : { rich }),
    line: draft.place.line,
    column: draft.place.column,
  };
  const places = new Map<string, FieldPlace>();
  for (const [field, { place: own }] of fields) places.set(field === 'requirement' ? 'references' : field, own);
  return { step, places, problems: outcome.problems };
}

/** A sign behind the words of an item; behind those of a ticked one it says the tick again. */
const sign = /\s*(?:✅|✔\uFE0F?|✓|❌|✗|✘|✖\uFE0F?)\s*$/u;

interface Outcome extends Pick<Step, 'action' | 'actual' | 'result' | 'written' | 'reason'> {
  readonly problems: readonly Problem[];
}

/** How a step came out: by its result, else by its box, else by what stands behind its words. What can be read in two ways is untouched, with a Problem. */
function readOutcome(
  draft: StepDraft,
  { id, at, read }: { readonly id: string; readonly at: At; readonly read: (field: DraftField) => string },
): Outcome {
  const { fields, ticked } = draft;
  const combined = draft.readings.length > 1 ? combineResults(draft.readings) : null;
  let written = cleanField(combined?.reading.text ?? fields.get('result')?.text ?? '');
  let actual = read('actual');
  if (isResultChoice(actual) && isBlank(written)) {
    written = actual;
    actual = '';
  }
  const said = { action: read('action'), actual };
  const place = fields.get('result')?.place ?? fields.get('actual')?.place ?? draft.place;
  const shown = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
  const twice = (text: string): Outcome => ({
    ...said,
    result: 'untouched',
    written,
    reason: '',
    problems: [stepResultTwice(at(place.line, place.column), { step: id, written: shown(text) })],
  });
  if (combined?.isTwice === true) return twice(written);
  const parsed = parseReading({ name: combined?.reading.name ?? draft.readings[0]?.name ?? '', text: written });
  const isOpen = parsed.result === 'untouched' && parsed.complaint === null && !isResultChoice(written);
  const remark = ticked === null || !isOpen ? null : splitRemark(said.action);
  if (remark !== null && (remark.result === 'skipped') !== (ticked === true))
    return {
      action: remark.words,
      actual,
      result: remark.result,
      written: ticked === true ? '[x]' : '',
      reason: remark.reason,
      problems: [],
    };
  // A picture may show anything.
  const picture = isBlank(written) ? fields.get('result')?.links.find((link) => !/^(?:\.\/)?evidence\//.test(link)) : undefined;
  if (picture !== undefined)
    return {
      ...said,
      result: 'untouched',
      written,
      reason: '',
      problems: [stepResultUnknown(at(place.line, place.column), { step: id, written: shown(picture) })],
    };
  const hinted = draft.hint === '' ? null : parseResult(draft.hint);
  if (hinted !== null && (isOpen || (parsed.complaint === null && parsed.result !== hinted.result)))
    return twice(isBlank(written) ? draft.hint : `${draft.hint}; ${written}`);
  const others = draft.others.map(({ value }) => value);
  const tail = isOpen && isBlank(written) ? splitVerdict(said.action) : null;
  if (ticked === true && isOpen) {
    const isDenied = tail !== null && parseResult(tail.verdict).result !== 'pass';
    if (isDenied || contradictsTick([said.action, actual, ...others].join('\n')) || others.some(beginsWithFailure))
      return twice(`[x] ${said.action}`);
    return { ...said, action: (tail?.words ?? said.action).replace(sign, ''), result: 'pass', written, reason: '', problems: [] };
  }
  if (ticked === false && isOpen && (tail !== null || sign.test(said.action))) return twice(`[ ] ${said.action}`);
  if (draft.shape === 'list' && isOpen && isBlank(written) && sign.test(said.action)) return twice(said.action);
  if (draft.shape === 'list' && tail !== null) {
    const own = parseResult(tail.verdict);
    if (own.complaint !== null) return twice(said.action);
    if (isAnswerUnclear(tail.verdict, { action: tail.words, expected: read('expected') })) {
      const problem = stepAnswerUnclear(at(place.line, place.column), { step: id, written: shown(tail.verdict) });
      return { ...said, action: tail.words, result: 'untouched', written: tail.verdict, reason: '', problems: [problem] };
    }
    return { action: tail.words, actual, result: own.result, written: tail.verdict, reason: own.reason, problems: [] };
  }
  if (isOpen && !isBlank(written) && hasPartialEmphasis(fields.get('result')?.nodes ?? [])) return twice(written);
  const executed = [actual, ...draft.others.filter(({ name }) => !isOtherVerdict(name)).map(({ value }) => value)];
  const failedValue = executed.find(
    (text) => /^(?:❌|✗|✘|nok|not ok|fail)/iu.test(text) && (isLoneVerdict(text) || parseResult(text).result === 'fail'),
  );
  const comments = draft.others.flatMap(({ name, value }) => (findField(name) === 'comment' ? [value] : []));
  const failed = failedValue ?? comments.find(beginsWithFailure);
  if (parsed.result === 'pass' && failed !== undefined) return twice(`${written}; ${failed}`);
  if (ticked === false && parsed.result === 'pass') return twice(`[ ] ${written}`);
  if (parsed.complaint === 'several') return twice(written);
  if (['pass', 'fail'].includes(parsed.result) && isAnswerUnclear(written, { action: said.action, expected: read('expected') })) {
    const problem = stepAnswerUnclear(at(place.line, place.column), { step: id, written: shown(written) });
    return { ...said, result: 'untouched', written, reason: '', problems: [problem] };
  }
  const unknown =
    parsed.complaint === 'unknown' ? [stepResultUnknown(at(place.line, place.column), { step: id, written: shown(written) })] : [];
  return { ...said, result: parsed.result, written, reason: parsed.reason, problems: unknown };
}

/** Fields with lists, code or several lines, as markup; null when plain text says it all. */
function formatFields({ fields }: StepDraft, action: string): Step['rich'] | null {
  const rich: { action?: string; expected?: string; actual?: string } = {};
  for (const field of ['action', 'expected', 'actual'] as const) {
    const written = fields.get(field);
    const html =
      written?.nodes === undefined || (field === 'action' && cleanField(written.text) !== action) ? '' : formatRich(written.nodes);
    if (html !== '') rich[field] = html;
  }
  return Object.keys(rich).length === 0 ? null : rich;
}

/** Links to pull requests tell that a number is one. */
function readLinkedPulls({ fields }: StepDraft): Step['references'] {
  const links = [...(fields.get('requirement')?.links ?? []), ...(fields.get('action')?.links ?? [])];
  const text = `${fields.get('requirement')?.text ?? ''} ${fields.get('action')?.text ?? ''}`;
  return links.flatMap((link) => {
    const [, repository, kind, number] = /^https?:\/\/[^/]+\/[^/]+\/([^/]+)\/(?:-\/)?(pull|issues|merge_requests)\/(\d+)/.exec(link) ?? [];
    if (repository === undefined || number === undefined) return [];
    const id = text.includes(`${repository}#${number}`) ? `${repository}#${number}` : `#${number}`;
    return text.includes(id) ? [{ kind: kind === 'issues' ? ('issue' as const) : ('pull' as const), id }] : [];
  });
}
