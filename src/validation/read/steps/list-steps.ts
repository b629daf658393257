import type { List, Paragraph, RootContent } from 'mdast';
import { isBlank } from '../../../text/schema/is-blank.ts';
import { findField } from '../../schema/fields/field-names.ts';
import { dropText, endLineOf, listInlineLines, placeOfNode, textWithin } from '../documents/inline-lines.ts';
import { readTextBox } from '../results/read-box.ts';
import { fillField } from './fill-field.ts';
import { isImperative } from './is-imperative.ts';
import { parseLabel } from './label.ts';
import { takeIdentifier } from './read-id.ts';
import { addBox, addField, type StepDraft, startStep } from './step-draft.ts';
import { type ListPiece, listItemSteps } from './task-steps.ts';

const doing =
  /(?<!\p{L})(?:schritte?|testschritte|testfälle|prüfschritte|prüfungen|prüfplan|testplan|durchführung|ablauf|vorgehen|checkliste|anleitung|étapes?|essais?|recette|vérifications?|procédure|scénarios?|liste de contrôle|pasos?|pruebas?|casos?|verificaciones|comprobaciones|procedimiento|lista de (?:verificación|comprobación|verificação)|escenarios?|passos?|testes?|cenários?|verificações|passi|prove|verifiche|casi di test|scenari|stappen|testgevallen|controles|controlelijst)(?!\p{L})|\b(?:steps?|procedures?|process|test(?:s|ing|ed)?|instructions?|releas(?:e|es|ing)|checklists?|deploy\w*|walkthrough|how to|verif\w+|validat\w+|before|after|bump|publish\w*|create|creating|hotfix\w*|runbook|playbook|scenarios?|cases?|checks?|qualification)\b/iu;
const telling =
  /(?<!\p{L})(?:zweck|geltungsbereich|umfang|ziele?|einleitung|begriffe|abkürzungen|verantwortlichkeiten|voraussetzungen|vorbedingungen|anforderungen|kriterien|risiken|anhang|anlagen|freigabe|zusammenfassung|historie|hinweise|objectifs?|objet|périmètre|portée|définitions|glossaire|responsabilités|prérequis|préconditions|critères|risques|annexes?|historique|approbations?|alcance|objetivos?|definiciones|glosario|responsabilidades|precondiciones|requisitos|criterios|riesgos|anexos?|historial|documentación|aprobaciones|escopo|definições|pré-condições|pré-requisitos|critérios|riscos|histórico|documentação|scopo|obiettivi|definizioni|responsabilità|precondizioni|requisiti|criteri|rischi|allegati|storico|doel|reikwijdte|randvoorwaarden|risico['’]s|bijlagen|inhoudsopgave|inhalt|sommaire|índice|indice)(?!\p{L})|\b(?:purpose|scope|references?|definitions?|glossary|responsibilit\w+|overview|introduction|background|requirements|risks?|preconditions?|prerequisites?|history|attachments?|appendi(?:x|ces)|criteria|objectives?|approvals?|sign-?offs?|summary|conclusions?|abbreviations?|environment|assumptions?|limitations?|contacts?|links?|milestones?|deviations?|related documents?|notes?|faq|resources?)\b/iu;

/** A sentence that says that what is below it is to be done. */
const introduces = /^(?:to|when|before|after|once|if)\s.*:$|\b(?:as follows|following steps|these steps)\s*:$/is;

/** What stands around a list. */
export interface ListContext {
  /** Headings above, outermost first; the title of the document is the first. */
  readonly section: readonly string[];
  /** The node before the list. */
  readonly before: RootContent | undefined;
  /** Whether the document has no step in a clearer form at all. */
  readonly isLast: boolean;
}

/**
 * Whether a list without boxes tells steps: any below a heading or label that says nothing but steps, a numbered one below headings that say so, and one of
 * instructions. As the last resort, any numbered list that is not below a heading of another kind.
 */
export function isStepList(list: List, { section, before, isLast }: ListContext): boolean {
  const own = (section.at(-1) ?? '').replace(/^\d+(?:\.\d+)*\.?\s+/, '');
  const told = before?.type === 'paragraph' ? textWithin([before]) : '';
  const label = told.replace(/:$/, '');
  if (findField(own) === 'action' || (label.length < 60 && findField(label) === 'action')) return true;
  const isTold = telling.test(own) || (label.length < 60 && /^(?:note|example|for example)\b/i.test(label));
  if (isTold && !/\b(?:steps?|test cases?|procedure|process)\b/i.test(own)) return false;
  if (list.ordered === true && section.some((heading) => doing.test(heading))) return true;
  if (list.ordered === true && isLast) return true;
  if (/\bchecklists?\b/i.test(section[0] ?? '')) return true;
  const items = list.children.map((item) => textWithin(item.children.slice(0, 1)));
  const asked = items.filter(isImperative).length;
  const share = /\b(?:test(?: case)?s?|steps?|scenarios?|checks?|checklist)\b/i.test(own) ? 0.5 : 0.6;
  return (
    items.length > 1 && asked >= items.length * share && (introduces.test(told) || section.some((heading) => doing.test(heading) || isLast))
  );
}

/** The steps of a list without boxes. An item that begins with `Expected:` belongs to the item before it. */
export function listPlainSteps(list: List, section: readonly string[]): readonly ListPiece[] {
  const pieces: ListPiece[] = [];
  for (const item of list.children) {
    const [first] = item.children;
    const line = first?.type === 'paragraph' ? listInlineLines(first)[0] : undefined;
    const label = line === undefined ? null : parseLabel(line);
    const before = pieces.findLast((piece) => piece.kind === 'step');
    if (before?.kind === 'step' && label !== null && (label.field === 'expected' || label.field === 'actual' || label.field === 'result')) {
      const text = textWithin([item]);
      const words = text
        .slice(text.indexOf(':') + 1)
        .replace(/^\s*:/, '')
        .trim();
      const from = placeOfNode(item).line;
      fillField(before.draft, {
        ...label,
        written: { ...label.written, text: words, nodes: undefined, where: { kind: 'lines', from, to: endLineOf(item) } },
      });
      before.draft.to = endLineOf(item);
    } else pieces.push(...listItemSteps({ ...list, children: [item] }, section, 'list'));
  }
  return pieces;
}

/** The steps of a paragraph whose lines begin with boxes; none when one of them does not. */
export function listBoxLines(paragraph: Paragraph, section: readonly string[]): readonly StepDraft[] {
  const lines = listInlineLines(paragraph).filter(({ text, links }) => text !== '' || links.length > 0);
  const drafts: StepDraft[] = [];
  for (const line of lines) {
    const box = readTextBox(line.text);
    const words = line.text.slice(box?.mark.length ?? 0).trim();
    if (box === null || isBlank(words)) return [];
    const draft = startStep('box', section, line.place);
    const { id, rest } = takeIdentifier(words);
    if (id !== null) addField(draft, 'id', { text: id, links: [], place: line.place });
    const nodes = line.nodes === undefined ? undefined : dropText(line.nodes, line.text.length - rest.length);
    addField(draft, 'action', { text: rest, links: line.links, place: line.place, nodes });
    addBox(draft, box, line.place.line);
    draft.entries.push({ name: 'remark', where: { kind: 'remark', line: line.place.line } });
    drafts.push(draft);
  }
  return drafts;
}
