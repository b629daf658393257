import type { Book } from '../../../book/schema/book.ts';
import { count } from '../../../text/schema/count.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import { formatDay, formatInstant } from '../../../ui/views/format-instant.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { formatStamp } from '../../../ui/views/format-stamp.ts';
import { formatTableHead } from '../../../ui/views/format-table-head.ts';
import { formatTime } from '../../../ui/views/format-time.ts';
import type { Person } from '../../schema/signoffs/people.ts';
import { formatRecordLink, formatRecordTable } from '../lists/format-record-table.ts';
import { type OwnSignoff, validationIndex } from '../lists/validation-index.ts';
import { keyStamp, signoffStamp } from '../lists/validation-stamps.ts';
import { listWork } from '../lists/work.ts';

/** A person's page: what waits for them, what they signed, what they carried out, their roles and their keys. */
export function formatPersonPage(book: Book, person: Person, href: Href): Markup {
  const index = validationIndex(book);
  const waiting = listWork(index.entries).waiting.filter(({ waitsFor }) => waitsFor.includes(person.principal));
  const names = new Set([person.name, person.principal, ...person.aliases]);
  const executed = index.entries.filter(
    ({ record }) => (record.tester !== null && names.has(record.tester)) || record.steps.some((step) => names.has(step.tester)),
  );
  const waits = waiting.map(
    ({ entry, role, meaning }) =>
      html`<tr><th scope="row">${formatRecordLink(entry, href, true)}</th><td data-label="Role">${role}</td><td data-label="Meaning">${meaning}</td></tr>`,
  );
  return html`${[
    html`<section id="waiting"><h2>Waiting for ${person.name} <span class="count">${waiting.length}</span></h2>${
      waits.length === 0
        ? html`<p class="empty">Nothing waits for this person.</p>`
        : html`<table class="stacked"><caption>${count(waits.length, 'signature')} to be made</caption>${formatTableHead(['Record', 'Role', 'Meaning'])}<tbody>${waits}</tbody></table>`
    }</section>`,
    formatSignoffs(index.signedBy.get(person.principal) ?? [], href),
    executed.length > 0 &&
      html`<section id="executed"><h2>Carried out</h2>${formatRecordTable(executed, { caption: 'Records that name this person as tester', href, withRelease: true, index })}</section>`,
    formatRoles(person, book),
    formatKeys(person, book.asOf),
  ]}`;
}

function formatSignoffs(own: readonly OwnSignoff[], href: Href): Markup {
  if (own.length === 0)
    return html`<section id="signatures"><h2>Signatures</h2><p class="empty">There is no signature that names this person.</p></section>`;
  const rows = own.map(
    ({ entry, signoff }) =>
      html`<tr>${[
        html`<th scope="row">${formatRecordLink(entry, href, true)}</th>`,
        html`<td data-label="State">${formatStamp(signoffStamp(signoff))}</td>`,
        html`<td data-label="Role">${signoff.role ?? '–'}</td>`,
        html`<td data-label="Meaning">${signoff.meaning?.label ?? '–'}</td>`,
        html`<td data-label="Time">${signoff.signedAt === null ? '–' : formatTime(signoff.signedAt)}</td>`,
      ]}</tr>`,
  );
  return html`<section id="signatures"><h2>Signatures <span class="count">${own.length}</span></h2><table class="stacked"><caption>Signatures whose statement names this person, and whether they stand</caption>${formatTableHead(['Record', 'State', 'Role', 'Meaning', 'Time'])}<tbody>${rows}</tbody></table></section>`;
}

function formatRoles({ roles }: Person, book: Book): Markup {
  if (roles.length === 0) return html`<section id="roles"><h2>Roles</h2><p class="empty">This person may sign in no role.</p></section>`;
  const names = new Map(book.products.map(({ id, name }) => [id, name]));
  const rows = roles.map(
    ({ role, products, from, until }) =>
      html`<tr><th scope="row">${role}</th><td data-label="Products">${products === null ? 'all' : products.map((id) => names.get(id) ?? id).join(', ')}</td><td data-label="From">${from === null ? 'always' : formatInstant(from)}</td><td data-label="Until">${until === null ? 'further notice' : formatInstant(until)}</td></tr>`,
  );
  return html`<section id="roles"><h2>Roles</h2><table class="stacked"><caption>What this person may sign</caption>${formatTableHead(['Role', 'Products', 'From', 'Until'])}<tbody>${rows}</tbody></table></section>`;
}

function formatKeys({ keys }: Person, asOf: string): Markup {
  if (keys.length === 0) return html`<section id="keys"><h2>Keys</h2><p class="empty">No key of this person is known.</p></section>`;
  const rows = keys.map((key) => {
    const { fingerprint, kind, validAfter, validBefore, compromised } = key;
    return html`<tr>${[
      html`<th scope="row"><code class="digest">${fingerprint}</code><small>${kind}</small></th>`,
      html`<td data-label="State"><span>${formatStamp(keyStamp(key, asOf))}${compromised !== null && html` <small>since ${formatInstant(compromised.since)}: ${compromised.reason}</small>`}</span></td>`,
      html`<td data-label="Valid from">${validAfter === null ? 'always' : formatInstant(validAfter)}</td>`,
      html`<td data-label="Valid until">${validBefore === null ? 'further notice' : formatInstant(validBefore)}</td>`,
    ]}</tr>`;
  });
  return html`<section id="keys"><h2>Keys</h2><table class="stacked"><caption>Keys of this person, as of ${formatDay(asOf)}</caption>${formatTableHead(['Key', 'State', 'Valid from', 'Valid until'])}<tbody>${rows}</tbody></table></section>`;
}
