import type { RootContent, TableRow } from 'mdast';
import { isBlank } from '../../../text/schema/is-blank.ts';
import type { Place, Problem } from '../../../text/schema/problem.ts';
import { findField } from '../../schema/fields/field-names.ts';
import { overallResultDiffers } from '../../schema/problems/reading-problems.ts';
import type { FieldPlace, Step } from '../../schema/records/step.ts';
import { splitHeadingVerdict } from '../../schema/verdicts/heading-verdict.ts';
import { isOverallName } from '../../schema/verdicts/overall-names.ts';
import { splitVerdict } from '../../schema/verdicts/says-failure.ts';
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
  return parts.flatMap(listOverall).flatMap(({ text, place }) => {
    const { result, complaint } = parseResult(text);
    const isBad = result === 'fail' || result === 'blocked' || complaint === 'several';
    return isBad ? [overallResultDiffers(at(place.line, place.column), text)] : [];
  });
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
  if (isOverallName(name) || (findField(name) === 'result' && isLoneVerdict(said))) return [{ text: said, place }];
  const tail = splitVerdict(text);
  return tail !== null && isOverallName(tail.words) ? [{ text: tail.verdict, place }] : [];
}

function readRow({ children }: TableRow): readonly OverallResult[] {
  const [first, ...more] = children.filter((cell) => !isBlank(textWithin([cell])));
  if (first === undefined || !isOverallName(textWithin([first]))) return [];
  return more.map((cell) => ({ text: textWithin([cell]), place: placeOfNode(cell.children[0] ?? cell) }));
}
