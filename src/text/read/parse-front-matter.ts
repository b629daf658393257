import { type Document, isAlias, isMap, isScalar, LineCounter, parseDocument, YAMLParseError } from 'yaml';
import type { z } from 'zod';
import { listInvisible, plainValue } from '../schema/plain-text.ts';
import type { Place, Problem } from '../schema/problem.ts';
import { describeIssue } from '../schema/problems/describe-issue.ts';
import { frontMatterShape, frontMatterSyntax, invisibleCharacters } from '../schema/problems/text-problems.ts';

/** A Markdown file taken apart. */
export interface FrontMatter<Value> {
  /** Null when there is no front matter, or when it is wrong; then `problems` says why. */
  readonly value: Value | null;
  /** The text after the front matter. */
  readonly body: string;
  /** How many lines of the file stand before `body`. */
  readonly bodyStart: number;
  readonly problems: readonly Problem[];
  /** The place of a value, by its path in the front matter; the nearest one around it when it is not there. */
  readonly placeOf: (path: readonly PropertyKey[]) => Place;
}

/** Parses the YAML between two lines of `---` at the top of a file and checks it against a schema. Finds all mistakes at once. */
export function parseFrontMatter<Schema extends z.ZodType>(
  written: string,
  { source, schema }: { readonly source: string; readonly schema: Schema },
): FrontMatter<z.output<Schema>> {
  const text = written.replace(/\r\n?/g, '\n');
  const fence = /^\uFEFF?---[ \t]*\n(?:([\s\S]*?)\n)?---[ \t]*(?:\n|$)/.exec(text);
  const head = fence?.[1] ?? '';
  const body = fence === null ? text : text.slice(fence[0].length);
  const bodyStart = fence === null ? 0 : fence[0].split('\n').length - 1;
  const counter = new LineCounter();
  const document = parseYaml(head, counter);
  const placeAt = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { source, line: line + 1, column: col };
  };
  const placeOf = (path: readonly PropertyKey[]): Place => placeAt(findOffset(document.contents, path));
  const syntax = [...document.errors, ...document.warnings]
    .slice(0, mostMistakes)
    .map(({ pos, message }) => frontMatterSyntax(placeAt(pos[0]), message.split(/ at line \d+|\n/)[0] ?? message));
  const unread = { value: null, body, bodyStart, placeOf };
  if (document.errors.length > 0) return { ...unread, problems: syntax };
  const plain = toPlainValue(document);
  if ('complaint' in plain) return { ...unread, problems: [...syntax, frontMatterSyntax(placeAt(0), plain.complaint)] };
  const unseen = plain.unseen.map((path) => invisibleCharacters(placeOf(path)));
  const parsed = schema.safeParse(plain.value ?? {});
  if (parsed.success) return { value: parsed.data, body, bodyStart, problems: [...syntax, ...unseen], placeOf };
  const shape = parsed.error.issues.map((issue) => {
    const key = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
    return frontMatterShape(
      placeOf(key === undefined ? issue.path : [...issue.path, key]),
      issue.path.map(String).join('.'),
      describeIssue(issue),
    );
  });
  return { ...unread, problems: [...syntax, ...unseen, ...shape] };
}

/** Of a text that is no YAML at all, the first mistakes tell enough. */
const mostMistakes = 20;

/** What is nested deeper than the stack of calls is not read. */
function parseYaml(text: string, lineCounter: LineCounter): Document.Parsed {
  try {
    const document = parseDocument(text, { lineCounter, uniqueKeys: true });
    // yaml reports as a mistake of the text what it had no stack for, at a place that depends on the stack.
    return document.errors.some(({ message }) => message.includes('call stack')) ? refuseDepth(lineCounter) : document;
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    return refuseDepth(lineCounter);
  }
}

function refuseDepth(lineCounter: LineCounter): Document.Parsed {
  const document = parseDocument('', { lineCounter });
  document.errors.push(new YAMLParseError([0, 1], 'BAD_COLLECTION_TYPE', tooDeep));
  return document;
}

const tooDeep = 'it is nested too deeply';

/** Aliases of aliases can stand for more than fits into memory; yaml counts them and throws. */
function toPlainValue(
  document: Document,
): { readonly value: unknown; readonly unseen: ReturnType<typeof listInvisible> } | { readonly complaint: string } {
  try {
    const value: unknown = document.toJS({ maxAliasCount: 50 });
    return { value: plainValue(value), unseen: listInvisible(value) };
  } catch (cause) {
    if (cause instanceof RangeError) return { complaint: tooDeep };
    return { complaint: cause instanceof Error ? cause.message : String(cause) };
  }
}

function findOffset(contents: unknown, path: readonly PropertyKey[]): number {
  let node = contents;
  let offset = offsetOf(node) ?? 0;
  for (const step of path) {
    if (isAlias(node)) break;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (pair === undefined) break;
      offset = offsetOf(pair.key) ?? offset;
      node = pair.value;
    } else {
      const next: unknown = hasItems(node) ? node.items[Number(step)] : undefined;
      if (next === undefined) break;
      offset = offsetOf(next) ?? offset;
      node = next;
    }
  }
  return offset;
}

function hasItems(node: unknown): node is { readonly items: readonly unknown[] } {
  return typeof node === 'object' && node !== null && 'items' in node && Array.isArray(node.items);
}

function offsetOf(node: unknown): number | null {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return null;
  const [start]: readonly unknown[] = node.range;
  return typeof start === 'number' ? start : null;
}

/** Where something stands in a file that was read as front matter, below a line that the file does not have. */
export function lineUp(place: Place): Place {
  return place.line === undefined ? place : { ...place, line: Math.max(1, place.line - 1) };
}
