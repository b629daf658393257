import type { Component } from '../../../book/schema/release.ts';
import type { Linked } from '../../../ui/views/linked.ts';
import type { Stamp } from '../../../ui/views/stamps.ts';
import type { ProductIndex } from '../product/product-index.ts';

/** What a release holds of one repository, as a row. */
export interface ComponentEntry {
  readonly name: string;
  readonly stamp: Stamp;
  readonly tag: string | null;
  readonly previousTag: string | null;
  readonly commit: Linked | null;
  readonly changes: number;
  readonly reason: string;
  readonly state: Component['state'];
}

const stamps: Readonly<Record<Component['state'], Stamp>> = {
  new: { word: 'new', kind: 'good' },
  changed: { word: 'changed', kind: 'good' },
  unchanged: { word: 'unchanged', kind: 'past' },
  'went-back': { word: 'went back', kind: 'doubt' },
  'no-tag': { word: 'no tag', kind: 'open' },
};

/** Components with their links. */
export function componentEntries(components: readonly Component[], index: ProductIndex): readonly ComponentEntry[] {
  return components.map((component) => {
    const entry = index.repositories.get(component.repository);
    const { commit } = component;
    return {
      name: entry?.repository.name ?? component.repository,
      stamp: stamps[component.state],
      tag: component.tag,
      previousTag: component.previousTag,
      commit: commit === null ? null : { text: commit.slice(0, 10), href: entry?.links?.commit(commit) },
      changes: component.changes,
      reason: component.reason,
      state: component.state,
    };
  });
}
