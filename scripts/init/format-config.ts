import type { ProductConfig } from '../../src/book/schema/config.ts';

/** Writes a configuration as a person would: only what is set, in the order of the schema. The type import is gone when it runs, so that it needs no package. */
export function formatConfig({ title, products }: { readonly title: string; readonly products: readonly ProductConfig[] }): string {
  return [
    "import type { ConfigInput } from 'docket';",
    '',
    '/** Every setting is described in its type; `docket check` says what is wrong with one. */',
    `export default ${formatValue({ title, products }, '')} satisfies ConfigInput;`,
    '',
  ].join('\n');
}

function formatValue(value: unknown, indent: string): string {
  const inner = `${indent}  `;
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n')}'`;
  if (Array.isArray(value)) {
    const parts = value.map((one) => formatValue(one, inner));
    const flat = `[${parts.join(', ')}]`;
    return flat.length < 110 && !flat.includes('\n') ? flat : `[\n${parts.map((part) => `${inner}${part},\n`).join('')}${indent}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .map(([key, one]) => `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : formatValue(key, '')}: ${formatValue(one, inner)}`);
    const flat = `{ ${parts.join(', ')} }`;
    return flat.length < 110 && !flat.includes('\n') ? flat : `{\n${parts.map((part) => `${inner}${part},\n`).join('')}${indent}}`;
  }
  return String(value);
}
