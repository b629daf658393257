import type { Deviation } from '../../schema/records/deviation.ts';
import type { ParsedRecord } from '../../schema/records/parsed-document.ts';
import type { Step } from '../../schema/records/step.ts';

/** A field of a record: what it is called, and what stands in it; empty when nothing does. */
export interface RecordField {
  /** The id of its step; null for what is no field of a step. */
  readonly step: string | null;
  readonly name: string;
  readonly value: string;
  /** Whether it says how a step was executed, or of what and by whom: who changes it says why. */
  readonly executed: boolean;
}

/** The fields of a record by a key that is the same in two versions, in the order of the file. `names` gives steps the id that they have in the newer version. */
export function listFields(record: ParsedRecord, names?: ReadonlyMap<string, string>): ReadonlyMap<string, RecordField> {
  const fields = new Map<string, RecordField>();
  for (const field of listFrontMatter(record.head ?? {}, '')) fields.set(field.name, field);
  for (const step of record.body.steps) {
    // A step that the newer version does not have may not be taken for another that has its id there.
    const key = names === undefined ? `=${step.id}` : names.has(step.id) ? `=${names.get(step.id)}` : `-${step.id}`;
    for (const field of listStepFields(step)) fields.set(`${key} ${field.name}`, field);
  }
  for (const deviation of record.body.deviations) for (const field of listDeviationFields(deviation)) fields.set(field.name, field);
  return fields;
}

const executedFrontMatter = /^(?:tester|date|environment|candidate\..*)$/;

function listFrontMatter(value: object, prefix: string): readonly RecordField[] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const name = `${prefix}${key}`;
    if (typeof inner === 'object' && inner !== null && !Array.isArray(inner)) return listFrontMatter(inner, `${name}.`);
    const text = Array.isArray(inner) ? inner.join(', ') : String(inner ?? '');
    return text === '' ? [] : [{ step: null, name: `front matter: ${name}`, value: text, executed: executedFrontMatter.test(name) }];
  });
}

// Written out field by field: of a thousand records there are hundreds of thousands.
function listStepFields(step: Step): readonly RecordField[] {
  const { id, result } = step;
  const fields: RecordField[] = [];
  const add = (name: string, value: string, executed: boolean): void => {
    if (value !== '') fields.push({ step: id, name, value, executed });
  };
  add('action', step.action, false);
  add('expected', step.expected, false);
  add('critical', step.critical ? 'yes' : '', false);
  add('references', step.references.map((reference) => reference.id).join(', '), false);
  add('depends on', step.dependsOn.join(', '), false);
  add('actual', step.actual, true);
  add('result', result === 'untouched' ? step.written : result, true);
  add('reason', step.reason, true);
  add('tester', step.tester, true);
  add('date', step.date, true);
  add('checkedBy', step.checkedBy, true);
  add('evidence', step.evidence.join(', '), true);
  for (const { name, value } of step.fields) add(name, value, false);
  return fields;
}

function listDeviationFields({ id, step, severity, status, disposition, owner, text }: Deviation): readonly RecordField[] {
  const fields = { step: step ?? '', severity: severity ?? '', status, disposition, owner, text };
  return Object.entries(fields).flatMap(([name, value]) =>
    value === '' ? [] : [{ step: null, name: `${id}: ${name}`, value, executed: false }],
  );
}
