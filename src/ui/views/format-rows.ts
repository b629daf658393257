import { html, type Markup, sanitised } from '../../text/schema/html.ts';

/** A column of a table. */
export interface TableColumn {
  readonly name: string;
  readonly class?: string;
}

/** A row of a table. */
export interface TableRow {
  /** A cell for each column; the first one heads the row. */
  readonly cells: readonly Markup[];
  /** Attributes that filters look at. */
  readonly attributes?: Readonly<Record<string, string | number>>;
}

/** Formats the rows of a table, each value with the name of its column: a product has thousands, which as components take ten times as long as all that they say. */
export function formatRows(columns: readonly TableColumn[], rows: readonly TableRow[]): Markup {
  const starts = columns.map((column, at) => {
    if (at === 0) return '<th scope="row">';
    const style = column.class === undefined ? '' : html` class="${column.class}"`;
    return html`<td${style} data-label="${column.name}">`.text;
  });
  let text = '';
  for (const { cells, attributes = {} } of rows) {
    text += '<tr';
    for (const [name, value] of Object.entries(attributes)) text += html` ${name}="${value}"`.text;
    text += '>';
    for (let at = 0; at < cells.length; at += 1) text += `${starts[at] ?? ''}${cells[at]?.text ?? ''}${at === 0 ? '</th>' : '</td>'}`;
    text += '</tr>';
  }
  return sanitised(text);
}
