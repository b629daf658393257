import { escapeHtml } from './escape-html.ts';

// Pages are bundled apart from what collects, so there are two classes of this name; no text that was read can bear a symbol.
const markup = Symbol.for('docket.markup');

/** HTML that is safe to stand in a page: whoever makes one has escaped every text in it. `html` does so by itself. */
export class Markup {
  readonly [markup] = true;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: text is escaped, markup stands as it is, nothing leaves nothing. */
type Part = string | number | Markup | readonly Part[] | null | undefined | false;

/** A template of HTML: `<p>${title}</p>`. Every text in it is escaped, also in quoted attributes; only markup is not. */
export function html(parts: TemplateStringsArray, ...values: readonly Part[]): Markup {
  let text = parts[0] ?? '';
  for (let at = 0; at < values.length; at += 1) text += formatPart(values[at]) + (parts[at + 1] ?? '');
  return new Markup(text);
}

/** Takes as markup what a reader has passed through the sanitiser: the Book's fields that say so, and nothing else. */
export function sanitised(text: string): Markup {
  return new Markup(text);
}

function isMarkup(value: Markup | readonly Part[]): value is Markup {
  return markup in value;
}

function formatPart(value: Part): string {
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  if (!value) return '';
  if (isMarkup(value)) return value.text;
  let text = '';
  for (const part of value) text += formatPart(part);
  return text;
}
