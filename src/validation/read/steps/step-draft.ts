import { isBlank } from '../../../text/schema/is-blank.ts';
import type { Place, Problem } from '../../../text/schema/problem.ts';
import { stepResultTwice, stepResultUnknown } from '../../schema/problems/reading-problems.ts';
import type { FieldPlace, Step } from '../../schema/records/step.ts';
import { cleanField } from '../documents/inline-lines.ts';
import { listEvidence } from './list-evidence.ts';
import { findNumberedReferences, listOnce, parseReferences } from './parse-references.ts';
import { contradictsTick, isResultChoice, parseResult } from './parse-result.ts';
import type { Written } from './written.ts';

/** The fields of a step that a document writes. */
export type DraftField =
  | 'id'
  | 'action'
  | 'expected'
  | 'actual'
  | 'result'
  | 'evidence'
  | 'tester'
  | 'date'
  | 'checkedBy'
  | 'requirement'
  | 'dependsOn'
  | 'critical'
  | 'reason';

/** A step while it is read, in the same form from every shape. */
export interface StepDraft {
  readonly shape: Step['shape'];
  readonly section: readonly string[];
  readonly place: FieldPlace;
  readonly fields: Map<DraftField, Written>;
  readonly others: { readonly name: string; readonly value: string }[];
  /** The box of a task or list item: ticked or not; null where there is none. */
  ticked: boolean | null;
  /** Whether the action is a title so far: what comes behind it stands after a colon. */
  isTitled: boolean;
}

/** An empty draft. */
export function startStep(shape: Step['shape'], section: readonly string[], place: FieldPlace): StepDraft {
  return { shape, section: [...section], place, fields: new Map(), others: [], ticked: null, isTitled: false };
}

/** Adds what is written in a field; to what is there already, behind it. */
export function addField(draft: StepDraft, field: DraftField, written: Written, separator = ' '): void {
  const before = draft.fields.get(field);
  if (before === undefined || (before.text === '' && before.links.length === 0)) draft.fields.set(field, written);
  else if (written.text !== '' || written.links.length > 0) {
    draft.fields.set(field, {
      text: `${before.text}${separator}${written.text}`.trim(),
      links: [...before.links, ...written.links],
      place: before.place,
    });
  }
}

/** What a cell with a name and a day, such as `Ann Bell / 2027-03-01`, says of each. */
export function splitDay(written: Written): { readonly name: Written; readonly day: Written } {
  const day = /\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}\S*)?|\d{1,2}[./]\d{1,2}[./]\d{2,4}/.exec(written.text)?.[0] ?? '';
  const name = (day === '' ? written.text : written.text.replace(day, ' ')).replace(/^[\s,/|;–—-]+|[\s,/|;–—-]+$/g, '');
  return { name: { ...written, text: name }, day: { ...written, text: day, links: [] } };
}

/** Makes the step of a draft. Its results are Problems where they cannot be told. */
export function finishStep(
  draft: StepDraft,
  { id, idWritten, at }: { readonly id: string; readonly idWritten: boolean; readonly at: (line: number, column: number) => Place },
): { readonly step: Step; readonly places: ReadonlyMap<string, FieldPlace>; readonly problems: readonly Problem[] } {
  const { fields } = draft;
  const read = (field: DraftField) => {
    const text = cleanField(fields.get(field)?.text ?? '');
    return /^[\s_.…/\-–—]*$/.test(text) ? '' : text;
  };
  const others = draft.others
    .map(({ name, value }) => ({ name: cleanField(name), value: cleanField(value) }))
    .filter(({ value }) => !isBlank(value));
  let written = cleanField(fields.get('result')?.text ?? '');
  let actual = read('actual');
  if (isResultChoice(actual) && isBlank(written)) {
    written = actual;
    actual = '';
  }
  const parsed = parseResult(written);
  const isTickAlone = draft.ticked === true && parsed.result === 'untouched' && parsed.complaint === null && !offersResults(written);
  const doubted = isTickAlone && contradictsTick([read('action'), actual, ...others.map(({ value }) => value)].join('\n'));
  const contradicts = doubted || (draft.ticked === false && parsed.result === 'pass');
  const result = contradicts ? 'untouched' : isTickAlone ? 'pass' : parsed.result;
  const place = fields.get('result')?.place ?? fields.get('actual')?.place ?? draft.place;
  const problems: Problem[] = [];
  const shown = written.length > 80 ? `${written.slice(0, 79)}…` : written;
  if (contradicts || parsed.complaint === 'several') {
    problems.push(
      stepResultTwice(at(place.line, place.column), {
        step: id,
        written: doubted ? `[x] ${read('action')}` : contradicts ? `[ ] ${shown}` : shown,
      }),
    );
  } else if (parsed.complaint === 'unknown') {
    problems.push(stepResultUnknown(at(place.line, place.column), { step: id, written: shown }));
  }
  const evidence = listEvidence(fields.get('evidence'), [fields.get('actual'), fields.get('result')]);
  const action = read('action');
  const step: Step = {
    id,
    idWritten,
    section: draft.section,
    shape: draft.shape,
    action,
    expected: read('expected'),
    actual,
    result,
    written: isBlank(written) ? (draft.ticked === true ? '[x]' : '') : written,
    reason: read('reason') || parsed.reason,
    critical: /^(?:yes|y|x|true|critical|high|✓|✔|✅|☑|\[x\])/iu.test(read('critical')),
    tester: read('tester'),
    date: read('date').replace(/^[_\s/]+$/, ''),
    checkedBy: read('checkedBy'),
    references: [
      ...listOnce([
        ...readLinkedPulls(draft),
        ...parseReferences(fields.get('requirement')?.text ?? ''),
        ...findNumberedReferences(action),
      ]),
    ],
    dependsOn: read('dependsOn')
      .split(/[,;]|\s+and\s+|\s+/)
      .map((one) => one.trim())
      .filter((one) => one !== '' && !/^(?:none|n\/a|-)$/i.test(one)),
    evidence: [...evidence.paths],
    fields: evidence.remark === '' ? others : [...others, { name: 'Evidence', value: evidence.remark }],
    line: draft.place.line,
    column: draft.place.column,
  };
  const places = new Map<string, FieldPlace>();
  for (const [field, { place: own }] of fields) places.set(field === 'requirement' ? 'references' : field, own);
  return { step, places, problems };
}

function offersResults(written: string): boolean {
  return isResultChoice(written);
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
