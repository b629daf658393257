import type { Book, Product, Release } from '../../src/book/schema/book.ts';
import type { Remark } from '../../src/book/schema/release.ts';
import { noSlots } from '../../src/book/views/slots.ts';
import type { ChangeRow } from '../../src/releases/views/changes/change-row.ts';
import type { CandidateEntry } from '../../src/releases/views/release/candidate-entries.ts';
import { type LeftOut, type ReleasePage, releasePage } from '../../src/releases/views/release/release-page.ts';
import type { TagEntry } from '../../src/releases/views/release/tag-entries.ts';
import { count } from '../../src/text/schema/count.ts';
import { formatDay, formatInstant } from '../../src/ui/views/format-instant.ts';
import type { Linked } from '../../src/ui/views/linked.ts';

/** A release as plain text and links: what every generator is given to render. */
export interface PlainPage {
  readonly slug: string;
  readonly title: string;
  readonly facts: readonly string[];
  readonly groups: readonly { readonly name: string; readonly changes: readonly PlainChange[] }[];
  readonly lists: readonly { readonly name: string; readonly items: readonly string[] }[];
}

/** A change as plain text and links. */
export interface PlainChange {
  readonly id: string;
  readonly text: string;
  readonly authors: string;
  readonly links: readonly { readonly text: string; readonly url: string }[];
}

/** The text of a Book's release pages, without anything that leads through them: no menus, filters, contents or neighbours. */
export function plainPages(book: Book): readonly PlainPage[] {
  return book.products.flatMap((product) => product.releases.map((release) => plainPage(product, release)));
}

function plainPage(product: Product, release: Release): PlainPage {
  const page = releasePage({ product, release, newer: undefined, older: undefined }, noSlots);
  return {
    slug: `${product.id}/${release.slug}`,
    title: `${product.name} ${release.version}`,
    facts: [...listState(release, page), ...page.tags.flatMap(listTag), ...page.statistics.map(({ name, value }) => `${name} ${value}`)],
    groups: page.ledger.groups.map(({ name, rows }) => ({ name: `${name} ${rows.length}`, changes: rows.map(plainChange) })),
    lists: listParts(release, page).filter(({ items }) => items.length > 0),
  };
}

function listState(release: Release, page: ReleasePage): readonly string[] {
  const people = release.contributors.filter(({ bot }) => !bot).length;
  return [
    page.stamp.word,
    release.date === null ? 'without a date' : formatInstant(release.date),
    `line ${release.line}`,
    `${count(release.changes.length, 'change')} by ${count(people, 'person', 'people')}`,
    ...(release.yanked === null
      ? []
      : [
          `Do not use this release. It was yanked on ${formatDay(release.yanked.date ?? '')}: ${release.yanked.reason}`,
          `Use ${page.instead?.text} instead.`,
        ]),
    ...(page.supersededBy === null ? [] : [`Superseded by ${page.supersededBy.text}.`]),
    ...(release.status === 'candidate' ? ['Not released: there are candidates and no final tag.'] : []),
    'Compared with',
    page.predecessor === null
      ? 'Nothing: it is the first release, so every change up to it is listed.'
      : `${page.predecessor.link.text} because ${page.predecessor.reason}.`,
    'In numbers',
  ];
}

function listTag(tag: TagEntry): readonly string[] {
  return [
    `${tag.repository} tag`,
    tag.name,
    tag.commit.text,
    `${tag.stamp.word} ${tag.signature}`,
    `${tag.kind}, ${formatInstant(tag.date)}, ${tag.tagger}`,
    ...(tag.moved === null ? [] : [`moved ${tag.moved}`]),
  ];
}

function listParts(release: Release, page: ReleasePage): PlainPage['lists'] {
  return [
    { name: 'Highlights', items: release.highlights === null ? [] : [release.highlights.replaceAll(/<[^>]*>/g, '')] },
    { name: 'Known issues', items: release.knownIssues.map(plainRemark) },
    { name: 'Errata', items: release.errata.map(plainRemark) },
    { name: 'Already released: in the range, and already released by another commit', items: page.alreadyShipped.map(plainLeftOut) },
    { name: 'Reverted before release: changed and reverted within the range', items: page.cancelled.map(plainLeftOut) },
    {
      name: 'Components: what this release holds of each repository, Repository State Tag Commit Changes',
      items: page.components.map(
        ({ name, reason, stamp, tag, commit, changes }) =>
          `${name} ${reason} ${stamp.word} ${tag ?? '–'} ${commit?.text ?? '–'} ${changes}`,
      ),
    },
    { name: 'Candidates', items: page.candidates.map(plainCandidate) },
    {
      name: 'Contributors',
      items: release.contributors.map(
        ({ name, changes, first, bot }) => `${name} ${changes}${first ? ', first contribution' : ''}${bot ? ', bot' : ''}`,
      ),
    },
  ];
}

const plainRemark = ({ date, text }: Remark): string => `${date === null ? '' : formatDay(date)} ${text}`;

function plainLeftOut({ title, shippedIn, links }: LeftOut): string {
  return `${title} ${shippedIn === null ? '' : `in ${shippedIn.text} `}${links.map(({ text }) => text).join(' ')}`;
}

function plainCandidate({ version, date, same, evidence, pull, changes, tags, listed }: CandidateEntry): string {
  return [
    `${version} ${date === null ? '' : formatInstant(date)} ${same ? 'The release is this candidate: the same commits.' : ''}`,
    `Known from ${evidence}${pull === null ? '' : ` (${pull.text})`}. ${count(changes, 'change')} since the candidate before it.`,
    ...tags.map((tag) => `${tag.commit.text} ${tag.stamp.word}`),
    ...listed.map(({ title }) => title),
  ].join(' ');
}

function plainChange(row: ChangeRow): PlainChange {
  const remarks = [row.breaking, row.note, row.dependency, row.reverts === null ? null : `Takes back ${row.reverts}`, row.repository?.name];
  const links = [...row.references, ...row.otherPulls, row.pull, row.commits[0]];
  return {
    id: row.id,
    text: [row.title, ...remarks].filter((text) => text !== null && text !== undefined).join(' '),
    authors: row.authors,
    links: links.flatMap((link) => (link ? [plainLink(link)] : [])),
  };
}

const plainLink = ({ text, href = '' }: Linked): PlainChange['links'][number] => ({ text, url: href });
