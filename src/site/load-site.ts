import type { Book } from '../book/schema/book.ts';
import type { CapabilityViews } from '../book/views/capability-views.ts';
import { joinSlots, type Slots } from '../book/views/slots.ts';
import { capabilities } from '../capabilities.ts';
import type { SiteFrame } from '../ui/views/site-frame.ts';
import { siteFrame } from './views/site-frame.ts';

/** What all pages of a site share, beside the Book. */
export interface Site {
  readonly frame: SiteFrame;
  readonly slots: Slots;
  /** What each code of a problem means for the reader, by code. */
  readonly explanations: ReadonlyMap<string, string>;
}

/** What each capability shows, in the order of their list. */
export function loadViews(): Promise<readonly CapabilityViews[]> {
  return Promise.all(capabilities.map(({ views }) => views()));
}

/** Loads what all pages of a site share. */
export async function loadSite(book: Book): Promise<Site> {
  const views = await loadViews();
  const explanations = await Promise.all(capabilities.map(({ problems }) => problems()));
  return { frame: siteFrame(book, views), slots: joinSlots(views, book), explanations: new Map(explanations.flatMap((each) => [...each])) };
}
