import type { Problem } from '../../../text/schema/problem.ts';
import { quoteList } from '../../../text/schema/quote.ts';
import { protocolNotEffective, stepsDiffer } from '../../schema/problems/protocol-problems.ts';
import { linkToNothing, placeholderLeft, recordFieldMissing, recordPlaceDiffers } from '../../schema/problems/record-problems.ts';
import { nothingExecuted } from '../../schema/problems/step-problems.ts';
import type { StepDifference } from '../../schema/records/record.ts';
import type { FindPrincipal } from '../../schema/signoffs/people-names.ts';
import type { ExaminedRecord } from '../records/examined-record.ts';
import { lintDates } from './lint-dates.ts';
import { lintImitation } from './lint-imitation.ts';
import { lintSteps, listUnknownNames } from './lint-steps.ts';

/** What a record is judged in. */
export interface LintSurroundings {
  readonly findPrincipal: FindPrincipal;
  /** Whether there is a list of people. */
  readonly peopleKnown: boolean;
  /** Paths of the files of the content folder that a link may lead to. */
  readonly files: ReadonlySet<string>;
  readonly differences: readonly StepDifference[];
  /** What counts as today for this record; null when it is not known. */
  readonly now: string | null;
}

/** Everything that is wrong with a record, each finding at its field. A void record is left alone: it counts for nothing. */
export function lintRecord(record: ExaminedRecord, surroundings: LintSurroundings): readonly Problem[] {
  const { parsed, chained, pinned, checked, named } = record;
  const { head, body, source } = parsed;
  if (head?.status === 'void') return [];
  const { findPrincipal, peopleKnown } = surroundings;
  // Before the first step is executed, everything is still to be filled in.
  const begun = head?.status === 'closed' || body.steps.some(({ result }) => result !== 'untouched');
  return [
    ...chained.problems,
    ...pinned.problems,
    ...checked.problems,
    ...named.problems,
    ...listMissingFields(record),
    ...listContradictions(record),
    ...listProtocolDoubts(record, surroundings),
    ...(begun ? body.placeholders.map(({ text, line, column }) => placeholderLeft({ source, line, column }, text)) : []),
    ...lintImitation(parsed),
    ...lintDates(record, surroundings.now),
    ...lintSteps(record, surroundings),
    ...listDeadLinks(record, surroundings.files),
    ...listUnknownNames(head?.tester ?? '', { at: parsed.placeOf(['tester']), record, findPrincipal, peopleKnown }),
    ...(begun && record.counted.every(({ result }) => result === 'n/a' || result === 'skipped')
      ? [nothingExecuted({ source, line: 1, column: 1 }, record.counted.length)]
      : []),
  ];
}

function listMissingFields({ parsed: { head, folder, placeOf }, checked }: ExaminedRecord): readonly Problem[] {
  // Front matter that is wrong has its own Problem.
  if (head === null) return [];
  const missing = (['protocol', 'protocolVersion', 'protocolDigest', 'tester'] as const).filter((field) => head[field] === undefined);
  const ofRelease = folder === null ? [] : (['candidate', 'environment'] as const).filter((field) => head[field] === undefined);
  const ofCandidate =
    folder === null || head.candidate === undefined
      ? []
      : (['tag', 'commit'] as const).filter((field) => head.candidate?.[field] === undefined).map((field) => `candidate.${field}`);
  return [...missing, ...ofRelease, ...ofCandidate].map((field) =>
    recordFieldMissing(placeOf(field.split('.')), { field, known: field === 'candidate.tag' ? tellKnown(checked) : '' }),
  );
}

/** What is known of a candidate whose tag a record does not say. */
function tellKnown({ candidate, tagsThere }: ExaminedRecord['checked']): string {
  if (tagsThere === null) return '';
  const commit = `Its commit \`${candidate?.commit?.slice(0, 12)}\` is there`;
  return tagsThere.length === 0 ? ` ${commit}, and has no tag yet.` : ` ${commit}, tagged ${quoteList(tagsThere)}.`;
}

function listContradictions({ parsed: { head, folder, placeOf } }: ExaminedRecord): readonly Problem[] {
  if (folder === null) return [];
  const pairs = [
    { field: 'product', written: head?.product, expected: folder.product },
    { field: 'release', written: head?.release, expected: folder.version },
  ];
  return pairs.flatMap(({ field, written, expected }) =>
    written === undefined || written === expected ? [] : [recordPlaceDiffers(placeOf([field]), { field, written, expected })],
  );
}

function listProtocolDoubts({ parsed, pinned }: ExaminedRecord, { differences }: LintSurroundings): readonly Problem[] {
  const { protocol } = pinned;
  if (protocol === null) return [];
  const place = parsed.placeOf(['protocol']);
  const { id, version, status } = protocol;
  const steps = [...new Set(differences.map(({ step }) => step))];
  return [
    ...(status === 'draft' ? [protocolNotEffective(place, { id, status })] : []),
    ...(steps.length > 0 ? [stepsDiffer(place, { id, version, steps })] : []),
  ];
}

/** Links to pages and places of the site are told when the page is made; those to files must lead to one below the record's folder, or in the content folder. */
function listDeadLinks({ parsed: { source, body } }: ExaminedRecord, files: ReadonlySet<string>): readonly Problem[] {
  const folder = source.slice(0, source.lastIndexOf('/'));
  return body.links.flatMap(({ url, line, column }) => {
    if (/^[a-z][a-z0-9+.-]*:|^\/|^#|^\?/i.test(url) || url === '') return [];
    const path = resolvePath(folder, url.replace(/[?#].*$/, ''));
    return path !== null && files.has(path) ? [] : [linkToNothing({ source, line, column }, url)];
  });
}

/** Null for a path that leads out of the content folder. */
function resolvePath(folder: string, written: string): string | null {
  const parts = folder.split('/');
  for (const part of decode(written).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
    if (parts.length === 0) return null;
  }
  return parts[0] === 'content' ? parts.join('/') : null;
}

function decode(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
