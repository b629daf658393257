import { html, Markup } from '../../text/schema/html.ts';
import { formatInstant } from './format-instant.ts';

const marked = /`([^`]+)`|\b\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)(?!\w)/g;

/** A sentence of Docket's own, in which backticks mark a value: one without its pair stands for itself. Moments stand as people read them. */
export function formatQuoted(text: string): Markup {
  return new Markup(
    html`${text}`.text.replace(marked, (found, value?: string) => (value === undefined ? formatInstant(found) : `<code>${value}</code>`)),
  );
}
