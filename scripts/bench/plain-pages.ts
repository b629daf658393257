import type { Book, Change, Release } from '../../src/domain/book.ts';

/** A release as plain text and links: what every generator is given to render. */
export interface PlainPage {
  readonly slug: string;
  readonly title: string;
  readonly facts: readonly string[];
  readonly groups: readonly { readonly name: string; readonly changes: readonly PlainChange[] }[];
}

/** A change as plain text and two links. */
export interface PlainChange {
  readonly id: string;
  readonly text: string;
  readonly authors: string;
  readonly links: readonly { readonly text: string; readonly url: string }[];
}

/** The text of a Book's release pages, without anything of Docket's look. */
export function plainPages(book: Book): readonly PlainPage[] {
  return book.products.flatMap((product) =>
    product.releases.map((release) => ({
      slug: `${product.id}/${release.slug}`,
      title: `${product.name} ${release.version}`,
      facts: factsOf(release),
      groups: groupsOf(release, new Map(product.repositories.map(({ id, web }) => [id, web?.url ?? '']))),
    })),
  );
}

function factsOf(release: Release): readonly string[] {
  return [
    `${release.status}, ${release.date ?? ''}, line ${release.line}`,
    `Compared with ${release.predecessor?.version ?? 'nothing'} because ${release.predecessor?.reason ?? ''}`,
    ...release.tags.map((tag) => `${tag.name} ${tag.commit} ${tag.signature?.reason ?? ''}`),
    ...release.components.map((component) => `${component.repository} ${component.state} ${component.reason}`),
    ...release.candidates.map((candidate) => `${candidate.version} ${candidate.evidence}`),
    ...release.contributors.map((person) => `${person.name}, ${person.changes} changes`),
  ];
}

function groupsOf(release: Release, web: ReadonlyMap<string, string>): PlainPage['groups'] {
  return [...Map.groupBy(release.changes, (change) => change.category)].map(([name, changes]) => ({
    name,
    changes: changes.map((change) => plainChange(change, web.get(change.repository) ?? '')),
  }));
}

function plainChange(change: Change, url: string): PlainChange {
  return {
    id: change.id,
    text: change.note.text,
    authors: change.authors.join(', '),
    links: [
      ...change.pulls.map(({ number }) => ({ text: `#${number}`, url: `${url}/pull/${number}` })),
      ...change.commits.map(({ sha }) => ({ text: sha.slice(0, 8), url: `${url}/commit/${sha}` })),
    ],
  };
}
