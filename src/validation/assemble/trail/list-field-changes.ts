import type { ParsedRecord } from '../../schema/records/parsed-document.ts';
import { listChangedProse } from './list-changed-prose.ts';
import { listFields, type RecordField } from './list-fields.ts';
import { matchSteps } from './match-steps.ts';

/** One field that a version of a record holds otherwise than the version that it was made from. */
export interface FieldChange {
  readonly kind: 'filled' | 'corrected' | 'cleared' | 'text' | 'moved';
  readonly step: string | null;
  readonly field: string;
  readonly from: string;
  readonly to: string;
  readonly executed: boolean;
}

/** What a version of a record changed, in the order of the file; against nothing, everything that it has been filled with. */
export function listFieldChanges(before: ParsedRecord | null, after: ParsedRecord): readonly FieldChange[] {
  if (before === null) return listFilled(after);
  const names = matchSteps(before.body.steps, after.body.steps);
  const old = listFields(before, names);
  const present = listFields(after);
  const keys = new Set([...present.keys(), ...old.keys()]);
  const comparable = before.head !== null && after.head !== null;
  const changed = [...keys].flatMap((key) => {
    const field = present.get(key) ?? old.get(key);
    if (field === undefined || (!comparable && field.name.startsWith('front matter: '))) return [];
    return describeChange(field, old.get(key)?.value ?? '', present.get(key)?.value ?? '');
  });
  const renamed = [...names].flatMap(([from, to]) =>
    from === to ? [] : [{ kind: 'moved' as const, step: to, field: 'id', from, to, executed: false }],
  );
  return [...(comparable ? [] : compareFrontMatter(before, after)), ...renamed, ...changed, ...listProseChanges(before, after)];
}

/**
 * What a merge of branches did itself: fields that are not as the branches, compared with the version that both came from, make them. `base` is null when that is not
 * known; then only what none of the branches says.
 */
export function listMergeChanges(parents: readonly ParsedRecord[], base: ParsedRecord | null, after: ParsedRecord): readonly FieldChange[] {
  const present = listFields(after);
  const sides = parents.map((parent) => listFields(parent, matchSteps(parent.body.steps, after.body.steps)));
  const common = base === null ? null : listFields(base, matchSteps(base.body.steps, after.body.steps));
  const keys = new Set([...present.keys(), ...sides.flatMap((side) => [...side.keys()])]);
  const changed = [...keys].flatMap((key) => {
    const now = present.get(key)?.value ?? '';
    const values = sides.map((side) => side.get(key)?.value ?? '');
    const field = present.get(key) ?? sides.map((side) => side.get(key)).find((found) => found !== undefined);
    const from = findOverruled(values, common === null ? null : (common.get(key)?.value ?? ''), now);
    return field === undefined || from === null ? [] : describeChange(field, from, now);
  });
  const own = parents.map((parent) => listProseChanges(parent, after));
  const prose = (own[0] ?? []).filter(({ to }) => to !== '' && own.every((changes) => changes.some((change) => change.to === to)));
  return [...changed, ...prose];
}

/** The value that a merge overruled; null when it only took over what the branches say. */
function findOverruled(values: readonly string[], base: string | null, now: string): string | null {
  if (base === null) return values.includes(now) ? null : (values[0] ?? null);
  const changed = [...new Set(values.filter((value) => value !== base))];
  if (changed.length === 0) return now === base ? null : base;
  if (changed.length === 1) return now === changed[0] ? null : (changed[0] ?? null);
  return changed.find((value) => value !== now) ?? null;
}

function listFilled(after: ParsedRecord): readonly FieldChange[] {
  return [...listFields(after).values()].flatMap((field) =>
    field.executed || field.name.startsWith('front matter: ') ? describeChange(field, '', field.value) : [],
  );
}

function describeChange({ step, name, executed }: RecordField, from: string, to: string): readonly FieldChange[] {
  if (from === to) return [];
  const kind = from === '' ? 'filled' : to === '' ? 'cleared' : 'corrected';
  return [{ kind, step, field: name, from, to, executed }];
}

function listProseChanges(before: ParsedRecord, after: ParsedRecord): readonly FieldChange[] {
  return listChangedProse(before, after).map((change) => ({ kind: 'text', step: null, field: 'text', ...change, executed: false }));
}

/** Front matter that is wrong in one of the versions is compared as text. */
function compareFrontMatter(before: ParsedRecord, after: ParsedRecord): readonly FieldChange[] {
  const from = cutFrontMatter(before.text);
  const to = cutFrontMatter(after.text);
  return from === to ? [] : [{ kind: 'text', step: null, field: 'front matter', from, to, executed: false }];
}

function cutFrontMatter(text: string): string {
  return /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text)?.[1] ?? '';
}
