import type { Markup } from '../../text/schema/html.ts';
import type { Linked } from '../../ui/views/linked.ts';
import type { Stamp } from '../../ui/views/stamps.ts';
import type { Book, Product } from '../schema/book.ts';
import type { Line } from '../schema/product.ts';
import type { CapabilityViews, HomeSection, ProductSection, ReleaseColumn, ReleaseRef, ReleaseSection } from './capability-views.ts';

/** What all capabilities together add to the pages of others, in the order of their list. */
export interface Slots {
  readonly stamps: (ref: ReleaseRef) => readonly Stamp[];
  readonly isRefused: (ref: ReleaseRef) => boolean;
  readonly sections: (ref: ReleaseRef) => readonly ReleaseSection[];
  readonly columns: readonly ReleaseColumn[];
  readonly home: (book: Book) => readonly HomeSection[];
  readonly productLines: (product: Product, book: Book) => readonly { readonly name: string; readonly link: Linked }[];
  readonly productSections: (product: Product, book: Book) => readonly ProductSection[];
  readonly lineFacts: (product: Product, line: Line) => readonly { readonly name: string; readonly text: Markup }[];
  /** The pages that changes have, by their commits. */
  readonly changePages: (product: Product) => ReadonlyMap<string, Linked>;
  readonly feedText: (ref: ReleaseRef) => string;
}

/** Joins the slots of capabilities for the pages of a Book. */
export function joinSlots(views: readonly CapabilityViews[], book: Book): Slots {
  const pages = new Map<string, ReadonlyMap<string, Linked>>();
  return {
    stamps: (ref) => views.flatMap(({ stamps }) => stamps?.(ref) ?? []),
    isRefused: (ref) => views.some(({ isRefused }) => isRefused?.(ref) ?? false),
    sections: (ref) => views.flatMap(({ sections }) => sections?.(ref, book) ?? []),
    home: (shown) => views.flatMap(({ home }) => home?.(shown) ?? []),
    columns: views.flatMap(({ columns }) => columns ?? []),
    productLines: (product, book) => views.flatMap(({ productLines }) => productLines?.(product, book) ?? []),
    productSections: (product, book) => {
      const sections = views.flatMap(({ productSections }) => productSections?.(product, book) ?? []);
      return sections.toSorted((one, other) => Number(other.first ?? false) - Number(one.first ?? false));
    },
    lineFacts: (product, line) => views.flatMap(({ lineFacts }) => lineFacts?.(product, line) ?? []),
    changePages: (product) => {
      const known = pages.get(product.id) ?? new Map(views.flatMap(({ changePages }) => [...(changePages?.(product, book) ?? [])]));
      pages.set(product.id, known);
      return known;
    },
    feedText: (ref) => views.map(({ feedText }) => feedText?.(ref) ?? '').join(''),
  };
}

/** Pages that nothing is added to. */
export const noSlots: Slots = {
  stamps: () => [],
  isRefused: () => false,
  sections: () => [],
  home: () => [],
  columns: [],
  productLines: () => [],
  productSections: () => [],
  lineFacts: () => [],
  changePages: () => new Map(),
  feedText: () => '',
};
