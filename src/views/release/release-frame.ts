import { escapeHtml } from '../escape-html.ts';
import type { ReleaseTexts } from './release-texts.ts';

// Goes through addresses and attributes unchanged.
const hole = /docket-hole-([a-zA-Z]+)-3f9c61d2e7/;
const holeOf = (name: keyof ReleaseTexts): string => `docket-hole-${name}-3f9c61d2e7`;

/** Stands for the texts of a page in the frame of all release pages of a product. */
export const frameTexts: ReleaseTexts = {
  version: holeOf('version'),
  description: holeOf('description'),
  line: holeOf('line'),
  slug: holeOf('slug'),
  lineSlug: holeOf('lineSlug'),
  title: holeOf('title'),
  margin: holeOf('margin'),
  body: holeOf('body'),
};

/** A rendered frame, cut at its holes: text, the name of a hole, text, and so on. */
export type Frame = readonly string[];

/** Cuts a frame at its holes; null when a part would not stand once and in its place, since a text that somebody wrote reads like a hole. */
export function cutFrame(html: string): Frame | null {
  const frame = html.split(hole);
  const isOnce = (part: string): boolean => frame.filter((piece, at) => at % 2 === 1 && piece === part).length === 1;
  return isOnce('title') && isOnce('margin') && isOnce('body') ? frame : null;
}

/** Fills a frame: the page as it would have been rendered by itself. */
export function fillFrame(frame: Frame, { title, margin, body, lineSlug, ...plain }: ReleaseTexts): string {
  const fillings = new Map<string, string>(Object.entries({ title, margin, body, lineSlug: lineSlug ?? '' }));
  for (const [name, text] of Object.entries(plain)) fillings.set(name, escapeHtml(text));
  return frame.map((piece, at) => (at % 2 === 0 ? piece : (fillings.get(piece) ?? ''))).join('');
}
