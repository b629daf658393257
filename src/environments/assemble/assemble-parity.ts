import type { ProductEnvironment } from '../schema/environment.ts';
import type { ParityRow } from '../schema/parity.ts';

type Cell = ParityRow['cells'][number];
type Attribute = ProductEnvironment['policies'][number]['attributes'][number];

/**
 * Lays the attributes of the policies in force beside each other. An attribute drifts where its actual value is not the wanted one, or not that of the
 * environment that it is said to follow; one with a reason differs on purpose. What has no actual value is not known.
 */
export function assembleParity(environments: readonly ProductEnvironment[]): readonly ParityRow[] {
  const rows = new Map<string, Map<string, Attribute>>();
  for (const { id, policies, policy } of environments) {
    for (const attribute of policies.find(({ slug }) => slug === policy)?.attributes ?? []) {
      const row = rows.get(attribute.name) ?? new Map<string, Attribute>();
      if (!row.has(id)) row.set(id, attribute);
      rows.set(attribute.name, row);
    }
  }
  return [...rows].map(([name, row]) => assembleRow(name, row, environments));
}

function assembleRow(name: string, row: ReadonlyMap<string, Attribute>, environments: readonly ProductEnvironment[]): ParityRow {
  const cells = environments.map(({ id }): Cell => {
    const attribute = row.get(id);
    if (attribute === undefined)
      return { environment: id, wanted: null, actual: null, source: null, date: null, differs: null, state: 'absent', reason: '' };
    const { wanted, actual, source, date, differs } = attribute;
    return { environment: id, wanted, actual, source, date, differs, ...judgeCell(attribute, row, environments) };
  });
  const state = (['drift', 'unknown', 'on-purpose', 'equal'] as const).find((each) => cells.some((cell) => cell.state === each));
  return { name, rule: formatRule(row, environments), state: state ?? 'unknown', cells };
}

function judgeCell(
  { wanted, actual, as, differs }: Attribute,
  row: ReadonlyMap<string, Attribute>,
  environments: readonly ProductEnvironment[],
): Pick<Cell, 'state' | 'reason'> {
  const model = as === null ? undefined : row.get(as);
  const value = actual ?? wanted;
  const modelValue = model?.actual ?? model?.wanted ?? null;
  if (wanted !== null && actual !== null && !isEqual(wanted, actual))
    return { state: 'drift', reason: `It should be ${wanted} and is ${actual}.` };
  if (differs !== null) return { state: 'on-purpose', reason: differs };
  if (as !== null && modelValue === null) return { state: 'unknown', reason: `Nothing says what it is in ${nameOf(as, environments)}.` };
  if (as !== null && value !== null && modelValue !== null && !isEqual(value, modelValue))
    return { state: 'drift', reason: `It should be as in ${nameOf(as, environments)}, ${modelValue}, and is ${value}.` };
  if (actual === null) return { state: 'unknown', reason: 'Nobody has looked what it is.' };
  return { state: 'equal', reason: as === null ? 'It is as wanted.' : `It is as in ${nameOf(as, environments)}.` };
}

/** Values are compared as people read them: case and blanks make no difference. */
function isEqual(left: string, right: string): boolean {
  const fold = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase();
  return fold(left) === fold(right);
}

function formatRule(row: ReadonlyMap<string, Attribute>, environments: readonly ProductEnvironment[]): string {
  const rules = environments.flatMap(({ id, name }) => {
    const attribute = row.get(id);
    return attribute === undefined || attribute.as === null ? [] : [`${name} as ${nameOf(attribute.as, environments)}`];
  });
  if (rules.length > 0) return rules.join(', ');
  return [...row.values()].some(({ differs }) => differs !== null) ? 'may differ' : 'as wanted';
}

function nameOf(id: string, environments: readonly ProductEnvironment[]): string {
  return environments.find((environment) => environment.id === id)?.name ?? id;
}
