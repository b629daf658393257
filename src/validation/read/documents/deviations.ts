import type { Table } from 'mdast';
import { isBlank } from '../../../text/schema/is-blank.ts';
import type { Place, Problem } from '../../../text/schema/problem.ts';
import { normalizeName } from '../../schema/fields/field-names.ts';
import { deviationWordUnknown } from '../../schema/problems/reading-problems.ts';
import type { Deviation } from '../../schema/records/deviation.ts';
import type { FieldPlace } from '../../schema/records/step.ts';
import type { Component } from './find-components.ts';
import { cleanField, placeOfNode, textWithin } from './inline-lines.ts';

type Field = 'id' | 'step' | 'severity' | 'status' | 'disposition' | 'owner' | 'text';
type Written = ReadonlyMap<Field, { readonly value: string; readonly line: number; readonly column: number }>;
type At = (line: number, column: number) => Place;

const names: Readonly<Record<Field, RegExp>> = {
  id: /^(?:deviation(?: id| no| number| ref)?|id|#|no|dev id)$/,
  step: /^(?:(?:test )?step(?: id)?|test(?: id| case(?: id)?)?|affected step)$/,
  severity: /^(?:severity|classification|class|criticality|impact)$/,
  status: /^status$/,
  disposition: /^(?:disposition|resolution|decision|corrective action|action(?: taken)?)$/,
  owner: /^(?:owner|responsible|assigned to|by|who)$/,
  text: /^(?:(?:deviation )?description|text|what happened|details|observed|deviation text)$/,
};

/** Which columns of a table describe deviations; null when its rows are none. Below a heading that says so, fewer columns tell. */
export function findDeviationColumns(table: Table, section: readonly string[]): readonly (Field | null)[] | null {
  const titles = (table.children[0]?.children ?? []).map((cell) => textWithin([cell]));
  const taken = new Set<Field>();
  const columns = titles.map((title) => {
    const name = normalizeName(title);
    const field = listFields().find((one) => !taken.has(one) && names[one].test(name)) ?? null;
    if (field !== null) taken.add(field);
    return field;
  });
  const isNamed = /^deviation\b/i.test(titles[0] ?? '') || /\bdeviations?\b/i.test(section.at(-1) ?? '');
  const told = taken.has('severity') || taken.has('status') || taken.has('disposition');
  return isNamed && taken.has('id') && told && taken.size >= 3 ? columns : null;
}

function listFields(): readonly Field[] {
  return ['id', 'step', 'severity', 'status', 'disposition', 'owner', 'text'];
}

/** The deviations of a table, row by row; rows without words are none. */
export function listTableDeviations(
  table: Table,
  columns: readonly (Field | null)[],
  { count, at }: { readonly count: number; readonly at: At },
): { readonly deviations: readonly Deviation[]; readonly problems: readonly Problem[] } {
  const deviations: Deviation[] = [];
  const problems: Problem[] = [];
  for (const row of table.children.slice(1)) {
    const written = new Map<Field, { value: string; line: number; column: number }>();
    for (const [index, cell] of row.children.entries()) {
      const field = columns[index] ?? null;
      const value = textWithin([cell]);
      if (field !== null && !isBlank(value)) written.set(field, { value, ...placeOfNode(cell.children[0] ?? cell) });
    }
    if (written.size === 0) continue;
    const one = makeDeviation(written, { place: placeOfNode(row), number: count + deviations.length + 1, at });
    deviations.push(one.deviation);
    problems.push(...one.problems);
  }
  return { deviations, problems };
}

/** The deviation of a `<Deviation>`; its text is what stands between the tags, else its attribute. */
export function parseDeviationComponent(
  { attributes, line, column }: Component,
  { text, count, at }: { readonly text: string; readonly count: number; readonly at: At },
): { readonly deviation: Deviation; readonly problems: readonly Problem[] } {
  const written = new Map<Field, { value: string; line: number; column: number }>();
  for (const field of listFields()) {
    const attribute = attributes.get(field);
    if (attribute !== undefined && !isBlank(attribute.value)) written.set(field, attribute);
  }
  if (text !== '') written.set('text', { value: text, line, column });
  return makeDeviation(written, { place: { line, column }, number: count + 1, at });
}

const severities = ['minor', 'major', 'critical'] as const;
const statuses = new Map<string, Deviation['status']>([
  ['open', 'open'],
  ['in progress', 'open'],
  ['accepted', 'accepted'],
  ['closed', 'closed'],
  ['resolved', 'closed'],
]);

function makeDeviation(
  written: Written,
  { place, number, at }: { readonly place: FieldPlace; readonly number: number; readonly at: At },
): { readonly deviation: Deviation; readonly problems: readonly Problem[] } {
  const read = (field: Field) => cleanField(written.get(field)?.value ?? '');
  const id = read('id') === '' ? `deviation-${number}` : read('id');
  const problems: Problem[] = [];
  const complain = (field: 'severity' | 'status', known: readonly string[]) => {
    const own = written.get(field) ?? place;
    problems.push(deviationWordUnknown(at(own.line, own.column), { deviation: id, field, written: read(field).slice(0, 80), known }));
  };
  const severity = severities.find((one) => one === read('severity').toLowerCase()) ?? null;
  if (severity === null && read('severity') !== '') complain('severity', severities);
  const status = read('status') === '' ? 'open' : statuses.get(read('status').toLowerCase());
  if (status === undefined) complain('status', ['open', 'accepted', 'closed']);
  return {
    deviation: {
      id,
      step: read('step') === '' ? null : read('step').replace(/^(?:test )?step (?=\S+$)/i, ''),
      severity,
      status: status ?? 'open',
      disposition: read('disposition'),
      owner: read('owner'),
      text: read('text'),
      ...place,
    },
    problems,
  };
}
