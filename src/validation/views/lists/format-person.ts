import { html, type Markup } from '../../../text/schema/html.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import type { ValidationRecord } from '../../schema/records/record.ts';
import { personAddress } from '../addresses.ts';
import type { ValidationIndex } from './validation-index.ts';

/** A person by name, leading to their page; somebody who is not known by the principal as it is. */
export function formatPerson(principal: string, index: ValidationIndex, href: Href): Markup {
  const person = index.people.get(principal);
  return person === undefined ? html`${principal}` : html`<a href="${href(personAddress(person))}">${person.name}</a>`;
}

/** Those for whom a signature waits, one after the other; of those who have no key to sign with, it is said. */
export function formatAwaited(
  { waitsFor, withoutKey }: Pick<ValidationRecord['required'][number], 'waitsFor' | 'withoutKey'>,
  index: ValidationIndex,
  href: Href,
): Markup {
  return html`${waitsFor.map((principal, at) => {
    const keyless = withoutKey.includes(principal) && html` <span class="soft">(no key in use)</span>`;
    return html`${at > 0 && ', '}${formatPerson(principal, index, href)}${keyless}`;
  })}`;
}
