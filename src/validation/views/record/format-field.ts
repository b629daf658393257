import { html, type Markup, sanitised } from '../../../text/schema/html.ts';
import type { Step } from '../../schema/records/step.ts';

/** A field of a step: with its lists and code where it has some, else as plain words. */
export function formatField(step: Step, field: 'action' | 'expected' | 'actual'): Markup {
  const rich = step.rich?.[field];
  if (rich !== undefined) return html`<div class="words">${sanitised(rich)}</div>`;
  return html`<span class="words">${step[field] === '' && field !== 'action' ? '–' : step[field]}</span>`;
}

/** Whatever else a step says, by its column or label. */
export function formatOthers({ fields }: Step): readonly Markup[] {
  return fields.map((field) =>
    field.html === undefined
      ? html`<small>${field.name}: ${field.value}</small>`
      : html`<small>${field.name}:</small><div class="words">${sanitised(field.html)}</div>`,
  );
}
