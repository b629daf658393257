import { html, type Markup } from '../../../text/schema/html.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import type { ChangeLedger } from './change-ledger.ts';
import { formatChangeList } from './format-change-list.ts';

/** How a list of changes is shown. */
export interface LedgerPlace {
  /** Prefix of ids and names of controls, when a page holds several lists. */
  readonly prefix: string;
  /** Said in place of an empty list. */
  readonly empty: string;
  readonly href: Href;
}

/** A list of changes by category, with what it can be filtered by. */
export function formatChangeLedger(ledger: ChangeLedger, { prefix, empty, href }: LedgerPlace): Markup {
  if (ledger.total === 0) return html`<p class="empty">${empty}</p>`;
  const groups = ledger.groups.map(
    ({ category, name, open, rows }) =>
      html`<details class="category" id="${prefix}${category}" data-category="${category}"${open && html` open`}>${[
        html`<summary><h3>${name} <span class="count">${rows.length}</span></h3></summary>`,
        html`<ol>${formatChangeList(rows, { prefix, href })}</ol>`,
      ]}</details>`,
  );
  return html`<div class="ledger" data-ledger="${prefix}">${formatFilters(ledger, prefix)}${groups}</div>`;
}

function formatFilters({ total, groups, repositories, bots }: ChangeLedger, prefix: string): Markup | null {
  if (total <= 1 || (groups.length <= 1 && repositories.length <= 1 && bots === 0)) return null;
  const categories = groups.map(({ category, name, rows }) => formatRadio(`${prefix}category`, category, `${name} ${rows.length}`));
  const places = repositories.map(({ number, name, changes }) => formatRadio(`${prefix}repository`, `r${number}`, `${name} ${changes}`));
  return html`<form class="filters">${[
    groups.length > 1 &&
      html`<fieldset><legend>Show</legend><label><input type="radio" name="${prefix}category" value="all" checked><span>All ${total}</span></label>${categories}</fieldset>`,
    repositories.length > 1 &&
      html`<fieldset><legend>From</legend><label><input type="radio" name="${prefix}repository" value="all" checked><span>All</span></label>${places}</fieldset>`,
    bots > 0 &&
      bots < total &&
      html`<fieldset><legend class="unseen">Bots</legend><label><input type="checkbox" name="${prefix}bots" value="nobots"><span>Without ${bots} by bots</span></label></fieldset>`,
  ]}</form>`;
}

function formatRadio(name: string, value: string, text: string): Markup {
  return html`<label><input type="radio" name="${name}" value="${value}"><span>${text}</span></label>`;
}
