import type { DescribedSchema } from './describe-schema.ts';

/** A setting of a file that people write. */
export interface Setting {
  readonly name: string;
  readonly description: string;
  /** What may be written, as one would write it: `'number'` or `'time'`. */
  readonly value: string;
  /** What holds without it, as JSON; null for nothing, undefined where it must be there. */
  readonly initial: string | null | undefined;
}

/** Settings that stand together in one object. */
export interface SettingGroup {
  /** Where the object stands: empty for the file itself, `products[].repositories[]`. `<name>` is a name that you choose. */
  readonly path: string;
  readonly settings: readonly Setting[];
}

/** Lists every setting of a schema, by object, the outer before the inner. */
export function listSettings(schema: DescribedSchema, path = ''): readonly SettingGroup[] {
  const { properties } = schema;
  if (properties === undefined) return listBelow(schema).flatMap(([part, step]) => listSettings(part, `${path}${step}`));
  const required = new Set(schema.required ?? []);
  const parts = Object.entries(properties).flatMap(([name, value]) => (typeof value === 'boolean' ? [] : [{ name, value }]));
  const settings = parts.map(
    ({ name, value }): Setting => ({
      name,
      description: value.description ?? '',
      value: formatValue(value),
      initial: required.has(name) ? undefined : value.default === undefined ? null : JSON.stringify(value.default),
    }),
  );
  const inner = parts.flatMap(({ name, value }) => listSettings(value, path === '' ? name : `${path}.${name}`));
  return mergeGroups([{ path, settings }, ...inner]);
}

/** Parts of a schema that stand at the same place, or one step further down. */
function listBelow({ items, additionalProperties, anyOf, oneOf }: DescribedSchema): readonly (readonly [DescribedSchema, string])[] {
  return [
    ...(typeof items === 'object' && !Array.isArray(items) ? [[items, '[]'] as const] : []),
    ...(typeof additionalProperties === 'object' ? [[additionalProperties, '.<name>'] as const] : []),
    ...[...(anyOf ?? []), ...(oneOf ?? [])].map((part) => [part, ''] as const),
  ];
}

/** One of several forms adds what the forms before it do not have. */
function mergeGroups(groups: readonly SettingGroup[]): readonly SettingGroup[] {
  return [...Map.groupBy(groups, ({ path }) => path)].map(([path, own]) => ({
    path,
    settings: [...new Map(own.flatMap(({ settings }) => settings.map((setting) => [setting.name, setting] as const))).values()],
  }));
}

function formatValue(schema: DescribedSchema): string {
  const { type, items, anyOf, oneOf, additionalProperties, format } = schema;
  if (schema.const !== undefined) return `\`${formatLiteral(schema.const)}\``;
  if (schema.enum !== undefined) return schema.enum.map((each) => `\`${formatLiteral(each)}\``).join(', ');
  const forms = anyOf ?? oneOf;
  if (forms !== undefined) return [...new Set(forms.map(formatValue))].filter((each) => each !== 'null').join(', or ');
  if (type === 'array')
    return `list of ${typeof items === 'object' && !Array.isArray(items) ? formatValue(items).replace(/^(object|text)$/, '$1s') : 'values'}`;
  if (type === 'object') return typeof additionalProperties === 'object' ? `by name: ${formatValue(additionalProperties)}` : 'object';
  if (format === 'uri') return 'address';
  if (format === 'date') return 'day';
  if (type === 'string') return 'text';
  if (type === 'integer') return 'whole number';
  if (type === 'boolean') return '`true`, `false`';
  return type === undefined ? 'anything' : [type].flat().join(', or ');
}

const formatLiteral = (value: unknown): string => (typeof value === 'string' ? `'${value}'` : JSON.stringify(value));
