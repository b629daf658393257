import { html, Markup, sanitised } from '../../../text/schema/html.ts';
import type { ValidationRecord } from '../../schema/records/record.ts';
import type { Step } from '../../schema/records/step.ts';

/** Steps that stand together, as a table; `number` counts the tables of a page. */
export type FormatSteps = (steps: readonly Step[], section: string) => Markup;

/**
 * The body of a protocol or a record in the order of its file: headings, prose and tables of steps. A step that no block names follows at the end,
 * so that none is ever missing. Headings begin at the third level and leave none out.
 */
export function formatBlocks(blocks: ValidationRecord['blocks'], steps: readonly Step[], formatSteps: FormatSteps): Markup {
  const waiting = Map.groupBy(steps, (step) => step.id);
  const take = (id: string): readonly Step[] => {
    const [first, ...rest] = waiting.get(id) ?? [];
    waiting.set(id, rest);
    return first === undefined ? [] : [first];
  };
  const top = Math.min(...blocks.flatMap((block) => (block.kind === 'heading' ? [block.depth] : [])));
  let level = 2;
  let section = 'Steps';
  const parts = blocks.map((block) => {
    if (block.kind === 'heading') {
      level = Math.max(3, Math.min(block.depth - top + 3, level + 1, 6));
      section = block.text;
      return new Markup(`<h${level}>${html`${block.text}`.text}</h${level}>`);
    }
    if (block.kind === 'prose') return html`<div class="prose">${sanitised(block.html)}</div>`;
    if (block.kind === 'steps') return formatSteps(block.steps.flatMap(take), section);
    return null;
  });
  const rest = steps.filter((step) => waiting.get(step.id)?.includes(step));
  return html`${parts}${rest.length > 0 && formatSteps(rest, section)}`;
}
