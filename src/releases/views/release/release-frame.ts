import { escapeHtml } from '../../../text/schema/escape-html.ts';
import type { ReleaseTexts } from './release-texts.ts';

// Goes through addresses and attributes unchanged.
const holeOf = (name: string, seal: string): string => `docket-hole-${name}-${seal}`;

/** Stands for the texts of a page in the frame of all release pages of a product. The seal is letters and digits that no text of the site holds. */
export function frameTexts(seal: string): ReleaseTexts {
  return {
    version: holeOf('version', seal),
    description: holeOf('description', seal),
    line: holeOf('line', seal),
    slug: holeOf('slug', seal),
    lineSlug: holeOf('lineSlug', seal),
    word: holeOf('word', seal),
    made: holeOf('made', seal),
    title: holeOf('title', seal),
    state: holeOf('state', seal),
    contents: holeOf('contents', seal),
    body: holeOf('body', seal),
  };
}

/** A rendered frame, cut at its holes: text, the name of a hole, text, and so on. */
export type Frame = readonly string[];

/** Cuts a frame at its holes. Throws when a part would not stand once and in its place. */
export function cutFrame(html: string, seal: string): Frame {
  const frame = html.split(new RegExp(holeOf('([a-zA-Z]+)', seal)));
  for (const part of ['title', 'state', 'body']) {
    const count = frame.filter((piece, at) => at % 2 === 1 && piece === part).length;
    if (count !== 1) throw new Error(`Unexpected ${count} holes for the ${part} in the frame of release pages, expected one.`);
  }
  return frame;
}

/** Fills a frame: the page as it would have been rendered by itself. */
export function fillFrame(frame: Frame, { title, state, contents, body, lineSlug, ...plain }: ReleaseTexts): string {
  const fillings = new Map<string, string>(Object.entries({ title, state, contents, body, lineSlug: lineSlug ?? '' }));
  for (const [name, text] of Object.entries(plain)) fillings.set(name, escapeHtml(text));
  return frame.map((piece, at) => (at % 2 === 0 ? piece : (fillings.get(piece) ?? ''))).join('');
}
