import { hash } from 'node:crypto';
import type { Product } from '../../book/schema/book.ts';
import type { Slots } from '../../book/views/slots.ts';
import { type Frame, fillFrame } from '../../releases/views/release/release-frame.ts';
import type { ReleasePlace } from '../../releases/views/release/release-page.ts';
import { releaseTexts } from '../../releases/views/release/release-texts.ts';
import { sanitised } from '../../text/schema/html.ts';
import type { Href } from '../../ui/views/format-link.ts';
import { digestRelease } from '../pack-book.ts';
import type { KeptFiles } from './kept-files.ts';
import { isAnsweredSo, type RecordedReads, recordReads, settledFacts, watchMap } from './recorded-reads.ts';

/** What the release pages of a product are filled from, beside the releases. */
export interface Filling {
  readonly frame: Frame;
  readonly product: Product;
  readonly kept: KeptFiles;
  readonly href: Href;
  readonly slots: Slots;
  readonly zone: string;
}

/** What a page was made from beside what its key stands for: what its product answered about other releases and lines, the commits whose changes may have a page, and a digest of those that have. */
interface PageNote {
  readonly reads: RecordedReads;
  readonly commits: string;
  readonly linked: string;
}

/**
 * Prepares writing the release pages of a product. A page is taken from the build before when all it was made from is the same: the frame, its release, what capabilities say of that, what the product is,
 * which pages its changes have, and each answer that its product gave about other releases and lines.
 */
export function prepareFilling(filling: Filling): (name: string, place: ReleasePlace, lineSlug: string) => void {
  const { frame, product, kept, href, slots, zone } = filling;
  const shared = hash('sha256', JSON.stringify([frame, settledFacts(product), href('/'), zone]));
  const pages = slots.changePages(product);
  const digestLinked = prepareDigest(pages);
  const isAsNoted = (note: string, place: ReleasePlace): boolean => {
    const { reads, commits, linked }: PageNote = JSON.parse(note);
    return linked === digestLinked(commits) && isAnsweredSo(reads, place);
  };
  return (name, place, lineSlug) => {
    const said = settleSlots(place, slots, href);
    const key = hash('sha256', JSON.stringify([shared, digestRelease(place.release), lineSlug, said.facts]));
    const note = kept.noteOf(name, key);
    if (note !== null && isAsNoted(note, place) && kept.reuse(name, key)) return;
    const recorded = recordReads(place);
    const asked = new Set<string>();
    let all = false;
    const changePages = watchMap(
      pages,
      (sha, page) => {
        asked.add(sha.slice(0, shortId));
        return page;
      },
      () => {
        all = true;
      },
    );
    const texts = releaseTexts(recorded.place, { lineSlug, href, slots: { ...said.slots, changePages: () => changePages }, zone });
    const commits = [...asked].join('');
    const made: PageNote = { reads: all ? null : recorded.reads(), commits, linked: digestLinked(commits) };
    kept.write(name, { key, content: fillFrame(frame, texts), note: JSON.stringify(made) });
  };
}

/** As much of an id is noted: two that begin alike make a page anew, and nothing worse. */
const shortId = 6;

/** Prepares telling, of beginnings of ids one after the other, which commits have a page, and what is said of it. */
function prepareDigest(pages: ReturnType<Slots['changePages']>): (commits: string) => string {
  const byBeginning = Map.groupBy(pages, ([sha]) => sha.slice(0, shortId));
  return (commits) => {
    if (byBeginning.size === 0) return '';
    const found: unknown[] = [];
    for (let at = 0; at < commits.length; at += shortId) {
      const own = byBeginning.get(commits.slice(at, at + shortId));
      if (own !== undefined) found.push(own);
    }
    return found.length === 0 ? '' : hash('sha256', JSON.stringify(found));
  };
}

/** What capabilities say of one release, as it stands: they may look at the whole Book, which nobody can hold a page to. */
function settleSlots(
  { product, release }: ReleasePlace,
  slots: Slots,
  href: Href,
): { readonly slots: Slots; readonly facts: readonly unknown[] } {
  const stamps = slots.stamps({ product, release });
  const sections = slots.sections({ product, release }).map((section) => ({ ...section, text: section.format(href).text }));
  const settled = sections.map(({ text, ...section }) => ({ ...section, format: () => sanitised(text) }));
  return { slots: { ...slots, stamps: () => stamps, sections: () => settled }, facts: [stamps, sections] };
}
