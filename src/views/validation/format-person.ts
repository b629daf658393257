import { personAddress } from '../addresses.ts';
import type { Href } from '../format-link.ts';
import { html, type Markup } from '../html.ts';
import type { ValidationIndex } from './validation-index.ts';

/** A person by name, leading to their page; somebody who is not known by the principal as it is. */
export function formatPerson(principal: string, index: ValidationIndex, href: Href): Markup {
  const person = index.people.get(principal);
  return person === undefined ? html`${principal}` : html`<a href="${href(personAddress(person))}">${person.name}</a>`;
}

/** Several people, one after the other. */
export function formatPeople(principals: readonly string[], index: ValidationIndex, href: Href): Markup {
  return html`${principals.map((principal, at) => html`${at > 0 && ', '}${formatPerson(principal, index, href)}`)}`;
}
