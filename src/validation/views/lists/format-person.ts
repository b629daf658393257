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

/** Those who may make a signature, any of whom is enough: who has a key to make it with first, and of the others that they have none. */
export function formatAwaited(
  { waitsFor, withoutKey }: Pick<ValidationRecord['required'][number], 'waitsFor' | 'withoutKey'>,
  index: ValidationIndex,
  href: Href,
): Markup {
  const ordered = waitsFor.toSorted((left, right) => Number(withoutKey.includes(left)) - Number(withoutKey.includes(right)));
  return html`${ordered.map((principal, at) => {
    const keyless = withoutKey.includes(principal) && html` <span class="soft">(no key in use)</span>`;
    return html`${at > 0 && (at === ordered.length - 1 ? ' or ' : ', ')}${formatPerson(principal, index, href)}${keyless}`;
  })}`;
}
