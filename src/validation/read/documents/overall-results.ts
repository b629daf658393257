import type { RootContent, TableRow } from 'mdast';
import { isBlank } from '../../../text/schema/is-blank.ts';
import type { Place, Problem } from '../../../text/schema/problem.ts';
import { findField } from '../../schema/fields/field-names.ts';
import { overallResultDiffers } from '../../schema/problems/reading-problems.ts';
import type { FieldPlace, Step } from '../../schema/records/step.ts';
import { splitHeadingVerdict } from '../../schema/verdicts/heading-verdict.ts';
import { isOverallName, isWholeName, splitOverallSentence } from '../../schema/verdicts/overall-names.ts';
import { saysFailure, splitVerdict } from '../../schema/verdicts/says-failure.ts';
import { isLoneVerdict } from '../results/combine-results.ts';
import { parseResult } from '../results/parse-result.ts';
import type { Part } from '../shapes/shape.ts';
import { type InlineLine, listInlineLines, placeOfNode, textWithin } from './inline-lines.ts';

/** What is said of all steps together, beside them. */
interface OverallResult {
  readonly text: string;
  readonly place: FieldPlace;
}

/** Says where a document calls the whole of it failed, or can be read so, though none of its steps failed: one of the two is wrong. */
export function listOverallProblems(
  parts: readonly Part[],
  steps: readonly Step[],
  at: (line: number, column: number) => Place,
): readonly Problem[] {
  if (steps.length === 0 || steps.some(({ result }) => result === 'fail' || result === 'blocked')) return [];
  return [...parts.flatMap(listOverall), ...parts.flatMap((part, index) => listBelow(part, parts[index - 1]))].flatMap(({ text, place }) =>
    isBad(text) ? [overallResultDiffers(at(place.line, place.column), text)] : [],
  );
}

const refused =
  /(?<!\p{L})(?:not|nicht|niet|non|não|no|pas)\s+(?:\p{L}+\s+)?(?:approved|accepted|released|recommended|freigegeben|akzeptiert|abgenommen|approuvée?|acceptée?|aprobad[oa]|aceptad[oa]|aprovad[oa]|aceit[oa]|approvat[oa]|accettat[oa]|goedgekeurd)|(?<!\p{L})(?:conditional(?:ly)?|bedingt|refus\p{L}*|abgelehnt|rechazad[oa]|rejeitad[oa]|respint[oa]|afgekeurd)(?!\p{L})/iu;

function isBad(text: string): boolean {
  const { result, complaint } = parseResult(text);
  if (result === 'fail' || result === 'blocked' || complaint === 'several') return true;
  return complaint === 'unknown' && (saysFailure(text) || refused.test(text));
}

/** What stands first below a heading that is named for the whole: a lone result, or the box of a choice that is ticked. */
function listBelow(part: Part, before: Part | undefined): readonly OverallResult[] {
  if (part.kind !== 'prose' || before?.kind !== 'heading' || !isWholeName(before.text)) return [];
  const [node] = part.nodes;
  if (node?.type === 'paragraph') return listInlineLines(node).slice(0, 1);
  return node?.type === 'list'
    ? node.children.flatMap((item) => (item.checked === true ? [{ text: textWithin(item.children), place: placeOfNode(item) }] : []))
    : [];
}

function listOverall(part: Part): readonly OverallResult[] {
  if (part.kind === 'heading') {
    const verdict = splitHeadingVerdict(part.text);
    return verdict !== null && isOverallName(verdict.words) ? [{ text: verdict.said, place: { line: part.line, column: 1 } }] : [];
  }
  return part.kind === 'prose' ? part.nodes.flatMap(listInNode) : [];
}

function listInNode(node: RootContent): readonly OverallResult[] {
  if (node.type === 'paragraph') return listInlineLines(node).flatMap(readLine);
  if (node.type === 'table') return node.children.flatMap(readRow);
  if (node.type === 'list') return node.children.flatMap(({ children }) => children.flatMap(listInNode));
  return node.type === 'blockquote' ? node.children.flatMap(listInNode) : [];
}

function readLine({ text, place }: InlineLine): readonly OverallResult[] {
  const [, name = '', said = ''] = /^([^:]{1,60}):\s*(\S.*)$/s.exec(text) ?? [];
  // A result of what was not understood as a step is one of the whole.
  const sentence = splitOverallSentence(text);
  if (sentence !== null) return [{ text: sentence, place }];
  if (isOverallName(name) || (isWholeName(name) && saysFailure(said)) || (findField(name) === 'result' && isLoneVerdict(said)))
    return [{ text: said, place }];
  const tail = splitVerdict(text);
  return tail !== null && isWholeName(tail.words) ? [{ text: tail.verdict, place }] : [];
}

function readRow({ children }: TableRow): readonly OverallResult[] {
  const [first, ...more] = children.filter((cell) => !isBlank(textWithin([cell])));
  if (first === undefined || !isOverallName(textWithin([first]))) return [];
  return more.map((cell) => ({ text: textWithin([cell]), place: placeOfNode(cell.children[0] ?? cell) }));
}
