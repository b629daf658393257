import type { Book } from '../../../book/schema/book.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { formatStamp } from '../../../ui/views/format-stamp.ts';
import { formatTableHead } from '../../../ui/views/format-table-head.ts';
import type { Stamp } from '../../../ui/views/stamps.ts';
import type { Clause } from './clause.ts';
import { listClauses, type Rule } from './list-clauses.ts';

const stamps: Readonly<Record<Clause['state'], Stamp>> = {
  met: { word: 'met', kind: 'good' },
  doubtful: { word: 'met, with reservations', kind: 'doubt' },
  'not met': { word: 'not met', kind: 'bad' },
  organisational: { word: 'organisational', kind: 'none' },
};

/** Each rule with its clauses: the state, the check that says so, and where to see it. */
export function formatClauses(book: Book, href: Href): Markup {
  return html`${listClauses(book).map((rule) => formatRule(rule, href))}`;
}

function formatRule({ id, name, clauses }: Rule, href: Href): Markup {
  const head = formatTableHead(['Clause', 'State', 'Asks for', 'What was looked at']);
  const rows = clauses.map(
    (clause) =>
      html`<tr${clause.state === 'not met' && html` class="failing"`}>${[
        html`<th scope="row">${clause.id}</th>`,
        html`<td data-label="State">${formatStamp(stamps[clause.state])}</td>`,
        html`<td data-label="Asks for"><span>${clause.asks}</span></td>`,
        html`<td data-label="What was looked at"><span>${clause.check}${clause.links.map(({ text, address }, at) => html`${at > 0 && ','} <a href="${href(address)}">${text}</a>`)}</span></td>`,
      ]}</tr>`,
  );
  const of = (state: Clause['state']): number => clauses.filter((clause) => clause.state === state).length;
  return html`<section id="${id}"><h2>${name}</h2><table class="stacked clauses">${[
    html`<caption>${of('met')} met, ${of('doubtful') > 0 && `${of('doubtful')} met with reservations, `}${of('not met')} not met, ${of('organisational')} for people to do</caption>`,
    html`${head}<tbody>${rows}</tbody>`,
  ]}</table></section>`;
}
