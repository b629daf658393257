import { html, Markup } from '../html.ts';

/** Plain text in which backticks mark a value; one without its pair stands for itself. */
export function formatQuoted(text: string): Markup {
  return new Markup(html`${text}`.text.replace(/`([^`]+)`/g, '<code>$1</code>'));
}
