import type { z } from 'zod';
import { count } from '../count.ts';

/** What a schema finds wrong with a value. */
export type Issue = z.core.$ZodIssue;

/** What is wrong with a value, as half a sentence that people understand: `it is missing`. A message that a schema gives itself stays. */
export function describeIssue(issue: Issue): string {
  if (!/^(?:Invalid|Too (?:small|big)|Unrecognized)\b/.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return describeType(issue.message, issue.expected);
    case 'unrecognized_keys':
      return issue.keys.length === 1 ? `\`${issue.keys[0]}\` is not known here` : `${issue.keys.map(quote).join(', ')} are not known here`;
    case 'invalid_value':
      return issue.values.length === 1
        ? `it can only be ${quote(issue.values[0])}`
        : `it has to be one of ${issue.values.map(quote).join(', ')}`;
    case 'invalid_union':
      return describeUnion(issue);
    case 'too_small':
      return Number(issue.minimum) === 1 && issue.origin !== 'number'
        ? 'it is empty'
        : `it has to ${amount(issue.origin, 'at least', issue.minimum)}`;
    case 'too_big':
      return `it may ${amount(issue.origin, 'at most', issue.maximum)}`;
    case 'invalid_format':
      return describeFormat(issue);
    default:
      return issue.message;
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a group of settings',
  record: 'a group of settings',
  null: 'nothing',
};

/** What a value is called that should be another. */
const found: Readonly<Record<string, string>> = { boolean: 'a switch (`true` or `false`)', null: 'empty' };

function describeType(message: string, expected: string): string {
  const received = /received (\w+)$/.exec(message)?.[1] ?? 'undefined';
  if (received === 'undefined') return 'it is missing';
  const wanted = kinds[expected] ?? expected;
  if (expected === 'int') return `it has to be ${wanted}`;
  return `it is ${found[received] ?? kinds[received] ?? received} and has to be ${wanted}`;
}

/** Of the forms that a value may have, those are named that it could have been. */
function describeUnion(issue: Extract<Issue, { code: 'invalid_union' }>): string {
  const options: unknown = 'options' in issue ? issue.options : [];
  if (Array.isArray(options) && options.length > 0) return `it has to be one of ${options.map(quote).join(', ')}`;
  // The form whose mistakes lie deepest is the one that was meant.
  const depth = (form: readonly Issue[]): number =>
    Math.max(...form.map(({ path, code }) => path.length + (code === 'invalid_type' ? 0 : 1)));
  const [nearest] = issue.errors.toSorted((left, right) => depth(right) - depth(left));
  const [first] = nearest ?? [];
  if (first === undefined) return 'it has none of the forms that it may have';
  if (depth(nearest ?? []) === 0) {
    const wanted = issue.errors.flatMap(([each]) => (each?.code === 'invalid_type' ? [kinds[each.expected] ?? each.expected] : []));
    return describeType(first.message, wanted.join(' or '));
  }
  const at = first.path.map(String).join('.');
  return at === '' ? describeIssue(first) : `\`${at}\`: ${describeIssue(first)}`;
}

function describeFormat({ format, message }: Extract<Issue, { code: 'invalid_format' }>): string {
  const pattern = /pattern (\/.*\/\w*)$/.exec(message)?.[1];
  const forms: Readonly<Record<string, string>> = {
    date: 'it has to be a day, such as `2026-01-31`',
    datetime: 'it has to be a date and time with its offset, such as `2026-01-31T09:00:00+01:00`',
    duration: 'it has to be a duration, such as `P3M`',
    url: 'it has to be an address, such as `https://example.org/`',
  };
  return forms[format] ?? (pattern === undefined ? 'it has another form' : `it has to be of the form \`${pattern}\``);
}

function amount(origin: string, most: string, limit: number | bigint): string {
  const number = Number(limit);
  if (origin === 'string') return `have ${most} ${count(number, 'character')}`;
  return origin === 'array' || origin === 'set' ? `have ${most} ${count(number, 'entry', 'entries')}` : `be ${most} ${number}`;
}

function quote(value: unknown): string {
  return `\`${String(value)}\``;
}
