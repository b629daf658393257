import type { Book, Product, Release } from '../../book/schema/book.ts';
import type { CapabilityViews, FeedEntry } from '../../book/views/capability-views.ts';
import { count } from '../../text/schema/count.ts';
import { escapeHtml } from '../../text/schema/escape-html.ts';
import { html } from '../../text/schema/html.ts';
import { listNames } from '../../text/schema/list-names.ts';
import { upperFirst } from '../../text/schema/upper-first.ts';
import type { ProductBackports } from '../schema/extension.ts';
import { backportsAddress, changeAddress } from './addresses.ts';
import { listChangePages } from './change-pages.ts';
import { formatSupportDates } from './format-support.ts';
import { type Gap, listGaps } from './list-gaps.ts';
import { formatStateWord, nameCell, nameSupport } from './state-names.ts';

/** The log of a product; undefined where there is none. */
export function logOf(product: Pick<Product, 'id'>, { backports }: Book): ProductBackports | undefined {
  return backports.find(
    (log) => log.product === product.id && log.changes.length + log.lines.filter(({ support }) => support !== null).length > 0,
  );
}

/** Gaps as entries of a feed; each keeps its id for as long as it is there. */
export function listGapEntries(product: Pick<Product, 'id' | 'name'>, gaps: readonly Gap[], asOf: string): readonly FeedEntry[] {
  return gaps.map(({ change, cell, since }) => ({
    id: `${product.id}/backports/${change.id}/${cell.target}/${cell.state}`,
    title: `${cell.target}: ${nameCell(cell).word}: ${change.title}`,
    address: changeAddress(product, change),
    date: since ?? asOf,
    html: `<p>${escapeHtml(cell.verdict?.state === 'violation' ? cell.verdict.reason : cell.words)}</p>`,
    product: product.id,
  }));
}

/** What pages show of backports, beside their own. */
export const backportsViews: CapabilityViews = {
  productLinks: (product, book) => (logOf(product, book) ? [{ text: 'Backports', href: backportsAddress(product) }] : []),
  productLines: (product, book) => {
    const log = logOf(product, book);
    if (!log || log.changes.length === 0) return [];
    const gaps = listGaps(log).length;
    return [{ name: 'Backports', link: { text: gaps === 0 ? 'no gaps' : count(gaps, 'gap'), href: backportsAddress(product) } }];
  },
  *documents({ products, backports }) {
    for (const product of products) {
      for (const change of backports.find((log) => log.product === product.id)?.changes ?? []) {
        const versions = change.cells.flatMap(({ target, version }) => (version === null ? [] : [`${version} on line ${target}`]));
        yield {
          kind: 'change',
          title: upperFirst(change.title),
          href: changeAddress(product, change).slice(1),
          context: `${product.name}, ${versions.length === 0 ? 'in no release yet' : `first in ${listNames(versions)}`}`,
          date: change.origin?.date ?? null,
          texts: [change.kind, ...versions, ...change.people],
          numbers: change.pulls,
          pull: change.pulls[0] === undefined ? null : `#${change.pulls[0]}`,
          mentions: [],
          commits: [...new Set(change.cells.flatMap(({ commits }) => commits.map(({ sha }) => sha)))],
        };
      }
    }
  },
  changePages: (product, book) => {
    const log = logOf(product, book);
    return log === undefined ? new Map() : listChangePages(product, log);
  },
  stamps: ({ release: { support } }) => (support?.state === 'end-of-life' ? [{ word: nameSupport(support).word, kind: 'doubt' }] : []),
  // Where support ends is said before anything else: who reads of a release there should know.
  sections: ({ product, release: { support, line } }) => {
    if (support?.state !== 'end-of-life' && support?.state !== 'security-only') return [];
    const newest = product.lines.find(({ latest }) => latest !== null);
    const instead = newest?.latest && newest.id !== line ? ` Use the latest release of line ${newest.id}.` : '';
    const text = support.state === 'end-of-life' ? `Line ${line} is out of support.${instead}` : `Line ${line} gets security fixes alone.`;
    return [
      {
        ...{ id: 'support', name: 'Support', count: null, stamp: null },
        format: () =>
          html`<section id="support"><h2>Support</h2><p>${formatStateWord(nameSupport(support))} ${text}</p><p>${formatSupportDates(support)}</p></section>`,
      },
    ];
  },
  lineFacts: (product, line) => {
    const support = supportOf(product).get(line.id) ?? null;
    return support === null
      ? []
      : [{ name: 'Supported', text: html`${formatStateWord(nameSupport(support))} ${formatSupportDates(support)}` }];
  },
  terms: ({ backports }) =>
    backports.some(({ changes }) => changes.length > 0)
      ? [
          {
            term: 'Copy',
            meaning:
              'A commit that brings a change to another line. It is certain where a person or its message names the origin, or where message, author, date and patch are all equal; else it is likely, with a score between 0 and 1 and the next best.',
          },
          {
            term: 'Gap',
            meaning:
              'Something that somebody has to do: a change is missing, its repair is, a conflict was not declared, or the rule of the backport window was not kept.',
          },
        ]
      : [],
};

const known = new WeakMap<Product, ReadonlyMap<string, Release['support']>>();

/** The support of each line of a product, as the first of its releases in the Book has it. */
function supportOf(product: Product): ReadonlyMap<string, Release['support']> {
  const found = known.get(product) ?? new Map(product.releases.toReversed().map(({ line, support }) => [line, support]));
  known.set(product, found);
  return found;
}
