import type { Snapshot } from './snapshot.ts';

/** Longest line of a snapshot that holds more than one value. */
const width = 180;

/**
 * A snapshot as text: JSON in which what fits stands on one line, a review or a check each, and a description has its own lines; so that a diff shows
 * what happened and little else.
 */
export function formatSnapshot(snapshot: Snapshot): string {
  return `${formatJson(snapshot, '')}\n`;
}

function formatJson(value: unknown, indent: string): string {
  const flat = formatFlat(value);
  if (typeof value !== 'object' || value === null || (indent.length > 0 && flat.length + indent.length <= width && !hasNested(value)))
    return flat;
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return `[\n${value.map((each) => deeper + formatJson(each, deeper)).join(',\n')}\n${indent}]`;
  }
  const lines = Object.entries(value).map(([key, each]) => `${deeper}${JSON.stringify(key)}: ${formatJson(each, deeper)}`);
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n${indent}}`;
}

/** Whether a list of objects is inside, which is easier to compare line by line. */
function hasNested(value: object): boolean {
  return (
    Object.values(value).some((each) => Array.isArray(each) && each.some((inner) => typeof inner === 'object')) ||
    (Array.isArray(value) && value.some((each) => typeof each === 'object'))
  );
}

function formatFlat(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(formatFlat).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${formatFlat(each)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}
