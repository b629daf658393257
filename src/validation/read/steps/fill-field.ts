import { isBlank } from '../../../text/schema/is-blank.ts';
import { type Field, isExecuted } from '../../schema/fields/field-names.ts';
import { isLoneVerdict, isOtherVerdict } from '../results/combine-results.ts';
import { parseReferences } from './parse-references.ts';
import { addEntry, addField, markField, type StepDraft, splitDay } from './step-draft.ts';
import type { Written } from './written.ts';

/** What a column or label says. */
export interface FieldWritten {
  readonly field: Field | null;
  readonly name: string;
  readonly written: Written;
  /** Whether it stands below what the label said before, and goes on with it. */
  readonly continues?: boolean;
}

/** Lays what a column or label says into a draft; what Docket does not know by its name, among the other fields. */
export function fillField(draft: StepDraft, { field, name, written, continues = false }: FieldWritten): void {
  if (field === 'result' || (field === null && isLoneVerdict(written.text) && !isOtherVerdict(name))) {
    addReading(draft, { name, written, continues });
  } else if (
    field === null ||
    field === 'comment' ||
    field === 'signature' ||
    field === 'time' ||
    field === 'defect' ||
    field === 'measured'
  ) {
    if (!isBlank(written.text)) draft.others.push({ name, value: written.text, nodes: written.nodes });
    markField(draft, written);
    if (isExecuted(field)) addEntry(draft, name, written);
  } else if (field === 'testerDate' || field === 'checkedByDate') {
    const { name: person, day } = splitDay(written);
    addEntry(draft, name, written);
    addField(draft, field === 'testerDate' ? 'tester' : 'checkedBy', person);
    if (field === 'testerDate') addField(draft, 'date', day);
    else if (!isBlank(day.text)) draft.others.push({ name: 'Date checked', value: day.text });
  } else if (field === 'title' || field === 'step' || field === 'description' || field === 'action') {
    if (!draft.fields.has('action')) draft.isTitled = field === 'title' || field === 'step';
    addAction(draft, written);
  } else {
    addField(draft, field, written);
    if (saysMore(field, written.text)) draft.others.push({ name, value: written.text, nodes: written.nodes });
  }
}

/** Whether a field says more than the step keeps of it: words beside the numbers of requirements, a degree of how critical it is. */
function saysMore(field: Field, text: string): boolean {
  if (field === 'critical')
    return !isBlank(text) && !/^(?:yes|no|y|n|x|true|false|critical|gxp|ja|nein|oui|non|[✓✔✅☑☐]|\[[ xX]?\])\s*$/iu.test(text);
  if (field !== 'requirement') return false;
  const left = parseReferences(text).reduce((words, { id }) => words.replace(id, ' '), text);
  return /\p{L}{2}/u.test(left.replace(/\b(?:and|or|PR|MR|pull request|issues?|reqs?|requirements?|risks?)\b/gi, ' '));
}

/** Adds words to the action; behind a title they stand after a colon. */
export function addAction(draft: StepDraft, written: Written): void {
  if (isBlank(written.text) && written.links.length === 0 && draft.fields.has('action')) return;
  const before = draft.fields.get('action')?.text ?? '';
  addField(draft, 'action', written, draft.isTitled && !/[:.;!?]$/.test(before) ? ': ' : ' ');
  draft.isTitled = draft.isTitled && isBlank(before);
}

/** Adds a result under the name of its column or label; what goes on below a label belongs to it. Two columns or labels of one name are two results. */
function addReading(draft: StepDraft, { name, written, continues }: Required<Omit<FieldWritten, 'field'>>): void {
  const before = continues ? draft.readings.findLast((one) => one.name === name) : undefined;
  if (before === undefined) draft.readings.push({ name, text: written.text });
  else before.text = `${before.text} ${written.text}`.trim();
  addField(draft, 'result', written);
}
