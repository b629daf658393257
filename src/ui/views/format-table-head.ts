import { html, type Markup } from '../../text/schema/html.ts';

/** The head of a table: a column for each name. */
export function formatTableHead(names: readonly string[]): Markup {
  return html`<thead><tr>${names.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>`;
}
