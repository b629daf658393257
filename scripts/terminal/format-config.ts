import type { Config } from '../../src/book/schema/config.ts';

/** Formats a configuration as a module that says the same with nothing left to compute. */
export function formatConfig(config: Config): string {
  return `export default ${formatValue(config, '')};\n`;
}

function formatValue(value: unknown, indent: string): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => formatValue(item, inner));
    return items.every((item) => !item.includes('\n'))
      ? `[${items.join(', ')}]`
      : `[\n${items.map((item) => `${inner}${item},\n`).join('')}${indent}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const rows = Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .map(([key, one]) => `${inner}${formatKey(key)}: ${formatValue(one, inner)},\n`);
    return rows.length === 0 ? '{}' : `{\n${rows.join('')}${indent}}`;
  }
  return typeof value === 'string' ? quote(value) : String(value);
}

function formatKey(key: string): string {
  return /^[a-z_$][\w$]*$/i.test(key) ? key : quote(key);
}

function quote(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
