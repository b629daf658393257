import type { Place, Problem } from '../../../text/schema/problem.ts';
import { codeInContent } from '../../../text/schema/problems/text-problems.ts';
import { componentAttributeUnknown, componentMalformed } from '../../schema/problems/reading-problems.ts';
import { type ComponentTag, readTag } from './read-tag.ts';

/** A component of Docket at the head of a line, with what stands in it. */
export interface Component {
  readonly name: 'Step' | 'Evidence' | 'Deviation';
  readonly attributes: ReadonlyMap<string, { readonly value: string; readonly line: number; readonly column: number }>;
  /** Markdown between its tags. */
  readonly inner: string;
  readonly innerLine: number;
  readonly line: number;
  readonly column: number;
}

/** The attributes of each component. */
export const knownAttributes = {
  Step: [
    'id',
    'action',
    'expected',
    'actual',
    'result',
    'evidence',
    'tester',
    'date',
    'checkedBy',
    'requirement',
    'dependsOn',
    'critical',
    'reason',
  ],
  Evidence: ['file', 'step'],
  Deviation: ['id', 'step', 'severity', 'status', 'owner', 'disposition'],
} as const;

const start = /^ {0,3}<(Step|Evidence|Deviation)(?=[\s/>])/;

/**
 * Takes Docket's components out of the lines of a document; what is left has as many lines. Only a tag at the head of a line begins one, and none begins in a
 * block of code. One that cannot be read is left out, and is a Problem.
 */
export function findComponents(
  lines: readonly string[],
  at: (line: number, column: number) => Place,
): { readonly lines: readonly string[]; readonly components: readonly Component[]; readonly problems: readonly Problem[] } {
  const components: Component[] = [];
  const problems: Problem[] = [];
  const left = [...lines];
  if (!lines.some((line) => start.test(line))) return { lines, components, problems };
  const text = lines.join('\n');
  const starts = listStarts(lines);
  const locate = (offset: number) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
  let fence = '';
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (fence !== '') {
      if (mark.startsWith(fence) && line.trim() === mark) fence = '';
      continue;
    }
    if (mark !== '') fence = mark;
    const name = readName(start.exec(line)?.[1]);
    if (name === null) continue;
    const from = (starts[index] ?? 0) + line.indexOf('<');
    const tag = readTag(text, from);
    const place = locate(from);
    const complaint = tag.complaint ?? null;
    if (complaint !== null) {
      const shown = excerpt(text.slice(from, from + 80));
      problems.push(
        complaint.kind === 'expression'
          ? codeInContent(at(place.line, place.column), shown)
          : componentMalformed(at(place.line, place.column), { tag: shown, complaint: complaint.text }),
      );
      left[index] = '';
      continue;
    }
    const end = tag.isClosed ? { inner: '', end: tag.end } : findEnd(text, tag, name);
    if (end === null) {
      problems.push(componentMalformed(at(place.line, place.column), { tag: `<${name}>`, complaint: `there is no \`</${name}>\` for it` }));
      left[index] = '';
      continue;
    }
    const attributes: [string, { value: string; line: number; column: number }][] = [];
    for (const { name: written, value, offset } of tag.attributes) {
      const own = locate(offset);
      const attribute = normalizeAttribute(name, written);
      if (attribute === null) {
        const known = knownAttributes[name];
        problems.push(componentAttributeUnknown(at(own.line, own.column), { component: name, attribute: written, known }));
      } else attributes.push([attribute, { value, ...own }]);
    }
    components.push({ name, attributes: new Map(attributes), inner: end.inner, innerLine: locate(tag.end).line, ...place });
    const last = locate(end.end - 1);
    for (let row = index; row < last.line - 1; row += 1) left[row] = '';
    left[last.line - 1] = ' '.repeat(Math.min(last.column, 3)) + (lines[last.line - 1] ?? '').slice(last.column);
    if (left[last.line - 1]?.trim() === '') left[last.line - 1] = '';
    index = last.line - 1;
  }
  return { lines: left, components, problems };
}

function findEnd(text: string, tag: ComponentTag, name: string): { readonly inner: string; readonly end: number } | null {
  const next = text.indexOf(`\n<${name}`, tag.end);
  const within = next < 0 ? text.slice(tag.end) : text.slice(tag.end, next);
  const close = within.indexOf(`</${name}>`);
  return close < 0 ? null : { inner: within.slice(0, close), end: tag.end + close + name.length + 3 };
}

function readName(name: string | undefined): Component['name'] | null {
  return name === 'Step' || name === 'Evidence' || name === 'Deviation' ? name : null;
}

/** `checked-by` and `checkedby` are `checkedBy`; `src` and `path` are `file`. */
function normalizeAttribute(component: Component['name'], written: string): string | null {
  const bare = written.toLowerCase().replaceAll('-', '');
  const known: readonly string[] = knownAttributes[component];
  const alias: Readonly<Record<string, string>> = { src: 'file', path: 'file', requirements: 'requirement', references: 'requirement' };
  return known.find((name) => name.toLowerCase() === (component === 'Deviation' ? bare : (alias[bare] ?? bare))) ?? null;
}

function listStarts(lines: readonly string[]): readonly number[] {
  const starts: number[] = [];
  let offset = 0;
  for (const line of lines) {
    starts.push(offset);
    offset += line.length + 1;
  }
  return starts;
}

function excerpt(text: string): string {
  return text.split('\n')[0] ?? '';
}
