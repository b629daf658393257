import { createHash } from 'node:crypto';
import { Feed } from 'feed';
import { escapeHtml } from '../../text/schema/escape-html.ts';
import type { FeedEntry } from '../views/capability-views.ts';
import type { OutputSite } from './output-site.ts';
import { writeBelow } from './write-below.ts';

/** Stands for the site while nobody knows where it is: the library knows whole addresses only. Reserved by RFC 6761, so no text means it. */
const nowhere = 'https://docket-site.invalid';

/** Characters that XML 1.0 does not allow, not even escaped (section 2.2). */
const notXml = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** A feed before it is written in one of the formats. */
export interface FeedSource {
  readonly title: string;
  readonly description: string;
  /** The page it belongs to, inside the site: `/portal/`. */
  readonly address: string;
  readonly updated: string;
  readonly entries: readonly FeedEntry[];
  /** `https://releases.example.org/docs` without a slash at the end; null when nobody said. */
  readonly root: string | null;
  /** Folder that the site is served from, without a slash at the end. */
  readonly base: string;
  /** A page about the product elsewhere, for RSS, which wants a whole address. */
  readonly elsewhere: string | null;
}

/** Where the site is, as feeds have it. */
export function placeFeeds({ site, base }: Pick<OutputSite, 'site' | 'base'>): Pick<FeedSource, 'root' | 'base'> {
  return { root: site === null ? null : new URL(base, site).href.replace(/\/$/, ''), base: base.replace(/\/$/, '') };
}

/** Writes a feed in its three formats beside the page that it belongs to: `feed.xml` (RSS), `atom.xml` and `feed.json`. */
export function writeFeed(outDir: string, source: FeedSource): void {
  const folder = source.address.slice(1);
  writeBelow(outDir, `${folder}feed.xml`, formatRss(source));
  writeBelow(outDir, `${folder}atom.xml`, formatAtom(source));
  writeBelow(outDir, `${folder}feed.json`, formatJsonFeed(source));
}

/** RSS 2.0. Without a site, items have no link, since RSS knows no relative ones, and the channel's is the repository's page. */
export function formatRss(source: FeedSource): string {
  return place(assembleFeed(source, { file: 'feed.xml', escapeTitles: true, links: source.root !== null }).rss2(), source, true);
}

/** Atom 1.0 (RFC 4287). Without a site, links are relative to the host that serves the feed. */
export function formatAtom(source: FeedSource): string {
  return place(assembleFeed(source, { file: 'atom.xml', escapeTitles: true, links: true }).atom1(), source, false);
}

/** JSON Feed 1. */
export function formatJsonFeed(source: FeedSource): string {
  return place(assembleFeed(source, { file: 'feed.json', escapeTitles: false, links: true }).json1(), source, false);
}

function assembleFeed(
  source: FeedSource,
  format: { readonly file: string; readonly escapeTitles: boolean; readonly links: boolean },
): Feed {
  const root = source.root ?? nowhere;
  const clean = (text: string): string => text.replace(notXml, '\ufffd');
  const titled = (text: string): string => (format.escapeTitles ? escapeHtml(clean(text)) : clean(text));
  const feed = new Feed({
    id: nameForGood(`feed ${source.address}`),
    title: clean(source.title),
    description: clean(source.description),
    link: root + source.address,
    updated: new Date(source.updated),
    generator: 'Docket',
    author: { name: clean(source.title) },
    ...(source.root === null
      ? {}
      : { feed: `${root}${source.address}${format.file}`, feedLinks: { json: `${root}${source.address}feed.json` } }),
  });
  for (const entry of source.entries) {
    feed.addItem({
      id: nameForGood(entry.id),
      title: titled(entry.title),
      link: format.links ? root + entry.address : '',
      date: new Date(entry.date),
      content: clean(entry.html),
      category: [{ name: entry.product, term: entry.product }],
    });
  }
  return feed;
}

/** Puts the feed where the site is, when nobody said where that is. */
function place(text: string, source: FeedSource, rss: boolean): string {
  if (source.root !== null) return `${text}\n`;
  const placed =
    rss && source.elsewhere !== null
      ? text.replace(`<link>${nowhere}${source.address}</link>`, () => `<link>${escapeHtml(source.elsewhere ?? '')}</link>`)
      : text;
  return `${placed.replaceAll(nowhere, source.base)}\n`;
}

/** A name that stays the same wherever the site moves: a UUID (RFC 9562, version 8: made from a digest of our own). */
function nameForGood(text: string): string {
  const hex = createHash('sha256').update(`docket ${text}`).digest('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
