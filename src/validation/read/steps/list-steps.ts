import type { List, Paragraph, RootContent } from 'mdast';
import { isBlank } from '../../../text/schema/is-blank.ts';
import { listInlineLines, textWithin } from '../documents/inline-lines.ts';
import { findField } from './field-names.ts';
import { fillField } from './fill-field.ts';
import { parseLabel } from './label.ts';
import { takeIdentifier } from './read-id.ts';
import { addField, type StepDraft, startStep } from './step-draft.ts';
import { isChoice, listItemSteps } from './task-steps.ts';

const doing =
  /\b(?:steps?|procedures?|process|test(?:s|ing|ed)?|instructions?|releas(?:e|es|ing)|checklists?|deploy\w*|walkthrough|how to|verif\w+|validat\w+|before|after|bump|publish\w*|create|creating|hotfix\w*)\b/i;
const telling =
  /\b(?:purpose|scope|references?|definitions?|glossary|responsibilit\w+|overview|introduction|background|requirements|risks?|preconditions?|prerequisites?|history|attachments?)\b/i;

/** Whether a list without boxes tells steps: a numbered one below headings that say so, any below a heading that says nothing but steps. */
export function isStepList(
  list: List,
  { section, before }: { readonly section: readonly string[]; readonly before: RootContent | undefined },
): boolean {
  const own = section.at(-1) ?? '';
  const label = before?.type === 'paragraph' ? textWithin([before]).replace(/:$/, '') : '';
  if (findField(own.replace(/^\d+(?:\.\d+)*\.?\s+/, '')) === 'action' || (label.length < 60 && findField(label) === 'action')) return true;
  return list.ordered === true && list.children.length > 1 && !telling.test(own) && section.some((heading) => doing.test(heading));
}

/** The steps of a list without boxes. An item that begins with `Expected:` belongs to the item before it. */
export function listPlainSteps(list: List, section: readonly string[]): readonly StepDraft[] {
  const drafts: StepDraft[] = [];
  for (const item of list.children) {
    const [first] = item.children;
    const line = first?.type === 'paragraph' ? listInlineLines(first)[0] : undefined;
    const label = line === undefined ? null : parseLabel(line);
    const before = drafts.at(-1);
    if (before !== undefined && label !== null && (label.field === 'expected' || label.field === 'actual' || label.field === 'result')) {
      const text = textWithin([item]);
      fillField(before, {
        ...label,
        written: {
          ...label.written,
          text: text
            .slice(text.indexOf(':') + 1)
            .replace(/^\s*:/, '')
            .trim(),
        },
      });
    } else drafts.push(...listItemSteps({ ...list, children: [item] }, section, 'list'));
  }
  return drafts;
}

/** The steps of a paragraph whose lines begin with ballot boxes; none when one of them does not. */
export function listBoxLines(paragraph: Paragraph, section: readonly string[]): readonly StepDraft[] {
  const lines = listInlineLines(paragraph);
  const drafts: StepDraft[] = [];
  for (const line of lines) {
    const [, sign, words = ''] = /^([☐☑☒🗹])\s*(.*)$/su.exec(line.text) ?? [];
    if (sign === undefined || isBlank(words) || isChoice(words)) return [];
    const draft = startStep('box', section, line.place);
    const { id, rest } = takeIdentifier(words);
    if (id !== null) addField(draft, 'id', { text: id, links: [], place: line.place });
    addField(draft, 'action', { text: rest, links: line.links, place: line.place });
    draft.ticked = sign !== '☐';
    drafts.push(draft);
  }
  return drafts;
}
