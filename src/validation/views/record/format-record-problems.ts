import type { Book } from '../../../book/schema/book.ts';
import { describeProblem, severityStamp } from '../../../book/views/problem-groups.ts';
import { count } from '../../../text/schema/count.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { formatQuoted } from '../../../ui/views/format-quoted.ts';
import { formatStamp } from '../../../ui/views/format-stamp.ts';
import { formatTableHead } from '../../../ui/views/format-table-head.ts';
import type { ValidationRecord } from '../../schema/records/record.ts';

/** What was found wrong with a record; nothing when nothing was. */
export function formatRecordProblems({ path }: ValidationRecord, problems: readonly Book['problems'][number][], href: Href): Markup | null {
  if (problems.length === 0) return null;
  const head = formatTableHead(['Where', 'What', 'What to do']);
  const rows = problems.map((problem) => {
    const { message, hint } = describeProblem(problem);
    const { line, column, subject } = problem.place;
    const inside = line === undefined ? (subject ?? 'file') : `line ${line}${column === undefined ? '' : `:${column}`}`;
    const place = problem.place.source === path ? inside : `${problem.place.source.split('/').at(-1)}, ${inside}`;
    return html`<tr>${[
      html`<th scope="row">${place}<small><a href="${href(`/problems/#${problem.code}`)}">${problem.code}</a></small></th>`,
      html`<td data-label="What"><span>${formatStamp(severityStamp(problem.severity))} ${formatQuoted(message)}</span></td>`,
      html`<td data-label="What to do"><span>${hint === null ? '–' : formatQuoted(hint)}</span></td>`,
    ]}</tr>`;
  });
  return html`<section id="problems"><h2>Problems <span class="count">${problems.length}</span></h2><table class="stacked">${[
    html`<caption>${count(problems.length, 'problem')} in this record, its signatures and its evidence</caption>`,
    html`${head}<tbody>${rows}</tbody>`,
  ]}</table></section>`;
}
