import type { List, RootContent } from 'mdast';
import { findField } from '../../schema/fields/field-names.ts';
import { endLineOf, placeOfNode, textWithin } from '../documents/inline-lines.ts';
import { isLegend } from '../results/combine-results.ts';
import type { StepDraft } from '../steps/step-draft.ts';
import { hasBoxes, type ListPiece, listItemSteps } from '../steps/task-steps.ts';
import { namesOf, type Part, type Shape } from './shape.ts';

/** Headings of what goes with a document; boxes below them tick what is there. */
const aside =
  /^(?:\d+(?:\.\d+)*\.?\s+)?(?:attachments?|appendix|appendices|conclusions?|evidence(?: files?| attached| collected)?$|(?:sign-?off|entry|exit|acceptance|pass|release|completion)(?: and \w+)? criteria|sign-?offs?$|approvals?$|(?:review and )?approval (?:criteria|signatures)|signatures?$|overall (?:result|status)|decision|document control|distribution|pièces jointes|annexes?|décision|approbation|validation finale|anhang|anhänge|anlagen|freigaben?|genehmigung|unterschrift(?:en)?|entscheidung|fazit|firmas?|aprobación|aprobaciones|decisión|anexos?|adjuntos|conclusión|conclusiones|assinaturas?|aprovação|decisão|conclusão|firme?|approvazione|decisione|allegati|conclusioni?|handtekening(?:en)?|goedkeuring|besluit|bijlagen?|conclusie|(?:modules?|components?|areas?) (?:tested|under test)|tested (?:modules|components|areas)|modules? testée?s?|getestete \p{L}+|módulos (?:probados|testados)|moduli testati|geteste \p{L}+)(?!\p{L})/iu;

/**
 * A list with boxes; items without one stay as text between the steps.
 *
 *     - [ ] Open the valve.
 *     - Wait ten minutes.
 *     - [ ] Read the gauge.
 */
export const taskList: Shape = (context) => {
  const { node, nodes, index, stage } = context;
  if (node.type !== 'list' || !hasBoxes(node)) return null;
  const section = namesOf(context);
  if (isAlternative(node) || isLegend(node.children.map((item) => textWithin([item]).replace(/^[^\p{L}\p{N}]+/u, '')))) return null;
  if (stage !== 'aside' && (aside.test(section.at(-1) ?? '') || isExpectation(nodes[index - 1]))) return null;
  return joinPieces(node, listItemSteps(node, section, 'task'), index);
};

/** Two boxes of which one says the opposite of the other are a choice. */
function isAlternative({ children }: List): boolean {
  if (children.length > 4) return false;
  const texts = children.map((item) =>
    textWithin([item])
      .replace(/^[☐☑☒🗹]\s*/u, '')
      .toLowerCase(),
  );
  return texts.some((text) => {
    const [, first] = /^(\w+) not\b/.exec(text) ?? [];
    return first !== undefined && texts.some((other) => other.startsWith(`${first} `) && !other.startsWith(`${first} not`));
  });
}

/** A label such as `Expected events:` makes the list below it one thing to compare with. */
function isExpectation(before: RootContent | undefined): boolean {
  if (before?.type !== 'paragraph') return false;
  const label = textWithin([before]);
  return label.length < 60 && /:$/.test(label) && ['expected', 'evidence', 'actual'].includes(findField(label.replace(/:$/, '')) ?? '');
}

/** The parts of a list: steps that stand together, and the notes between them. Null when none of them is a step. */
export function joinPieces(
  list: List,
  pieces: readonly ListPiece[],
  index: number,
): { readonly parts: readonly Part[]; readonly end: number } | null {
  if (!pieces.some(({ kind }) => kind === 'step')) return null;
  const parts: Part[] = [];
  let drafts: StepDraft[] = [];
  const end = () => {
    const [first] = drafts;
    if (first !== undefined) parts.push({ kind: 'steps', drafts, line: first.place.line });
    drafts = [];
  };
  for (const piece of pieces) {
    if (piece.kind === 'step') drafts.push(piece.draft);
    else {
      end();
      parts.push({ kind: 'prose', nodes: [piece.node], line: lineOfItem(piece.node) });
    }
  }
  end();
  const [first] = parts;
  if (first?.kind === 'steps' && placeOfNode(list).line < first.line && endLineOf(list) >= first.line)
    parts[0] = { ...first, line: placeOfNode(list).line };
  return { parts, end: index + 1 };
}

function lineOfItem(node: RootContent): number {
  return node.type === 'list' ? placeOfNode(node.children[0] ?? node).line : placeOfNode(node).line;
}
