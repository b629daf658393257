import { formatCanonicalJson } from '../../../keys/canonical-json.ts';
import { findTwiceNamedKey } from '../../../keys/twice-named-key.ts';
import { hasPiledMarks } from '../../../text/schema/form/normalize-text.ts';
import { findZoneOffset, readOffset } from '../../../text/schema/form/zone-offset.ts';
import { parseJson } from '../../../text/schema/parse-json.ts';
import { plainLines, plainText } from '../../../text/schema/plain-text.ts';
import { describeIssue, type Issue } from '../../../text/schema/problems/describe-issue.ts';
import { declarations } from '../../schema/signoffs/declarations.ts';
import { meaningLabels } from '../../schema/signoffs/meaning-labels.ts';
import { type Statement, statementSchema } from '../../schema/signoffs/signoff.ts';

/** A statement, or what is wrong with it in a sentence for the reader. */
export type ParsedStatement =
  | { readonly statement: Statement; readonly complaint: null }
  | { readonly statement: null; readonly complaint: string };

const longest = 1_000_000;

/** Reads a statement from its exact bytes. There is one form only, so that two readers never see two statements in the same bytes; all else is malformed. */
export function parseStatement(bytes: Uint8Array): ParsedStatement {
  if (bytes.length > longest) return malformed(`it has ${bytes.length} bytes, more than a statement may have`);
  const text = decode(bytes);
  if (text === null) return malformed('it is not UTF-8');
  const complaint = complainOfBytes(text);
  if (complaint !== null) return malformed(complaint);
  const value = parseJson(text);
  if (value === undefined) return malformed(isCutShort(text) ? 'something follows its end' : 'it is not JSON');
  const twice = findTwiceNamedKey(text);
  if (twice !== null) return malformed(`the key \`${twice}\` stands twice in one object`);
  const parsed = statementSchema.safeParse(value);
  if (!parsed.success) return malformed(complainOfShape(value, parsed.error.issues[0]));
  if (listStrings(parsed.data).some((string) => string.toWellFormed().normalize('NFC') !== string))
    return malformed('a text in it is not in the Unicode form NFC');
  const wrong = complainOfValues(parsed.data);
  if (wrong !== null) return malformed(wrong);
  if (`${formatCanonicalJson(parsed.data)}\n` !== text) return malformed('it is not in the canonical form of RFC 8785');
  return { statement: parsed.data, complaint: null };
}

function malformed(complaint: string): ParsedStatement {
  return { statement: null, complaint: `The statement is malformed: ${plainText(complaint)}.` };
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // The decoder throws for nothing else than bytes that are not UTF-8.
    return null;
  }
}

function complainOfBytes(text: string): string | null {
  if (text.startsWith('\uFEFF')) return 'it begins with a byte order mark';
  if (hasPiledMarks(text)) return 'a letter in it bears more than 30 marks';
  if (text.includes('\r')) return 'it holds a carriage return; a program turned its line ends around';
  if (!text.endsWith('\n')) return 'it does not end in a line feed';
  if (text.endsWith('\n\n')) return 'more than one line feed is at its end';
  return null;
}

/** Whether a part of the text from its beginning is a whole object. Strings are passed over, so that braces in them do not count. */
function isCutShort(text: string): boolean {
  let depth = 0;
  for (const { 0: found, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (found === '{') depth += 1;
    else if (found === '}') depth -= 1;
    if (depth === 0 && found === '}') return parseJson(text.slice(0, index + 1)) !== undefined;
  }
  return false;
}

function listStrings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(listStrings) : [];
}

function complainOfShape(value: unknown, issue: Issue | undefined): string {
  if (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    typeof value.type === 'string' &&
    value.type !== 'docket/statement/v1'
  ) {
    return `its type is \`${value.type}\`, expected \`docket/statement/v1\``;
  }
  const at = issue?.path.map(String).join('.') ?? '';
  if (issue?.code === 'unrecognized_keys') return `the key \`${[...(at === '' ? [] : [at]), ...issue.keys].join('.')}\` is not known`;
  if (issue === undefined) return 'it has another form';
  return at === '' ? describeIssue(issue) : `\`${at}\`: ${describeIssue(issue)}`;
}

const hex = /^[0-9a-f]{64}$/;
const commitId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

function complainOfValues(statement: Statement): string | null {
  const { record, protocol, release, evidence, signer, meaning, policy, previous, signedAt, zone } = statement;
  const digests = [
    record.sha256,
    protocol.sha256,
    ...evidence.map(({ sha256 }) => sha256),
    policy ?? record.sha256,
    previous ?? record.sha256,
    ...(statement.follows ?? []),
    statement.withdraws ?? record.sha256,
  ];
  const odd = digests.find((digest) => !hex.test(digest));
  if (odd !== undefined) return `\`${odd}\` is no SHA-256 digest`;
  if (!time.test(signedAt) || Number.isNaN(Date.parse(signedAt))) return `\`signedAt\` is \`${signedAt}\`, expected a time with its offset`;
  const offset = /^[A-Za-z0-9_+/-]{1,64}$/.test(zone) ? findZoneOffset(zone, Date.parse(signedAt)) : null;
  if (offset === null) return `\`zone\` is \`${zone}\`, expected the name of a time zone`;
  if (offset !== readOffset(signedAt)) return `\`signedAt\` is \`${signedAt}\`, which is not the time of the zone \`${zone}\` then`;
  const label = meaningLabels[meaning.code];
  if (meaning.label !== label) return `its meaning \`${meaning.code}\` is labelled \`${meaning.label}\`, expected \`${label}\``;
  if (statement.declaration !== declarations[meaning.code])
    return `its declaration is not the sentence that Docket shows to whoever signs as ${meaning.code}: \`${declarations[meaning.code]}\``;
  const short = release?.commit ?? null;
  if (short !== null && !commitId.test(short)) return `its commit \`${short}\` is not a whole id`;
  if (signer.printedName.trim() === '' || /\n/.test(signer.printedName)) return 'the printed name is not one line of text';
  return listStrings(statement).some((string) => plainLines(string, Number.POSITIVE_INFINITY) !== string)
    ? 'a text in it holds control or invisible characters'
    : null;
}
