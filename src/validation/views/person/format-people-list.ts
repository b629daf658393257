import type { Book } from '../../../book/schema/book.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { formatStamp } from '../../../ui/views/format-stamp.ts';
import { formatTableHead } from '../../../ui/views/format-table-head.ts';
import { personAddress } from '../addresses.ts';
import { validationIndex } from '../lists/validation-index.ts';
import { keyStamp } from '../lists/validation-stamps.ts';
import { listWork } from '../lists/work.ts';

/** Everybody who may sign: their roles, their keys, what waits for them and how many of their signatures stand. */
export function formatPeopleList(book: Book, href: Href): Markup {
  if (book.people.length === 0) return html`<p class="empty">Nobody may sign: content/people.yaml names who may, and in which role.</p>`;
  const index = validationIndex(book);
  const { waiting } = listWork(index.entries);
  const head = formatTableHead(['Person', 'Roles', 'Keys', 'Waiting for them', 'Valid signatures']);
  const rows = book.people.map((person) => {
    const waits = waiting.filter(({ waitsFor }) => waitsFor.includes(person.principal)).length;
    const stands = (index.signedBy.get(person.principal) ?? []).filter(({ signoff }) => signoff.state === 'valid').length;
    return html`<tr>${[
      html`<th scope="row"><a href="${href(personAddress(person))}">${person.name}</a><small>${person.principal}</small></th>`,
      html`<td data-label="Roles">${person.roles.length === 0 ? '–' : person.roles.map(({ role }) => role).join(', ')}</td>`,
      html`<td data-label="Keys"><span>${person.keys.length === 0 ? '–' : person.keys.map((key) => html`${formatStamp(keyStamp(key, book.asOf))} `)}</span></td>`,
      html`<td data-label="Waiting for them">${waits}</td>`,
      html`<td data-label="Valid signatures">${stands}</td>`,
    ]}</tr>`;
  });
  return html`<table class="stacked">${[
    html`<caption>Who may sign, in which roles, and with which keys</caption>`,
    html`${head}<tbody>${rows}</tbody>`,
  ]}</table>`;
}
