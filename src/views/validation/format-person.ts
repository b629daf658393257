import { personAddress } from '../addresses.ts';
import type { Href } from '../format-link.ts';
import { html, type Markup } from '../html.ts';
import type { ValidationIndex } from './validation-index.ts';
import { keyStamp } from './validation-stamps.ts';

/** A person by name, leading to their page; somebody who is not known by the principal as it is. */
export function formatPerson(principal: string, index: ValidationIndex, href: Href): Markup {
  const person = index.people.get(principal);
  return person === undefined ? html`${principal}` : html`<a href="${href(personAddress(person))}">${person.name}</a>`;
}

/** People who may sign, one after the other; of those who have no key to do it with, it is said. */
export function formatSigners(principals: readonly string[], index: ValidationIndex, href: Href): Markup {
  return html`${principals.map((principal, at) => {
    const keys = index.people.get(principal)?.keys ?? [];
    const able = keys.some((key) => keyStamp(key, index.asOf).kind === 'good');
    return html`${at > 0 && ', '}${formatPerson(principal, index, href)}${!able && html` <small>(no key in use)</small>`}`;
  })}`;
}
