import type { Slots } from '../../../book/views/slots.ts';
import { formatNumber } from '../../../text/schema/count.ts';
import { html } from '../../../text/schema/html.ts';
import { upperFirst } from '../../../text/schema/upper-first.ts';
import { formatContents } from '../../../ui/views/contents.ts';
import { formatDay } from '../../../ui/views/format-instant.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { zoneTimes } from '../../../ui/views/zone-times.ts';
import { formatReleaseBody } from './format-release-body.ts';
import { formatReleaseState, formatReleaseTitle } from './format-release-title.ts';
import { type ReleasePlace, releasePage } from './release-page.ts';

/** All that is a release page's own: plain texts, the names of folders in addresses, and four parts that are HTML. */
export interface ReleaseTexts {
  readonly version: string;
  readonly description: string;
  readonly line: string;
  readonly slug: string;
  /** Null when the release's line has no page. */
  readonly lineSlug: string | null;
  /** Its state with what its sections are stamped with, and its date; both stand on each page of paper: `Released · validation approved`. */
  readonly word: string;
  readonly made: string;
  readonly title: string;
  /** For the running head, and the entries of the page's contents. */
  readonly state: string;
  readonly contents: string;
  readonly body: string;
}

/** Where a release's page stands, and what capabilities add to it. */
export interface ReleaseSurroundings {
  readonly lineSlug: string | null;
  readonly href: Href;
  readonly slots: Slots;
  /** Of the times of the page. */
  readonly zone: string;
}

/** The texts of a release's page. */
export function releaseTexts(place: ReleasePlace, { lineSlug, href, slots, zone }: ReleaseSurroundings): ReleaseTexts {
  const { product, release } = place;
  const page = releasePage(place, slots);
  return {
    version: release.version,
    description: page.description,
    line: release.line,
    slug: release.slug,
    lineSlug,
    word: [
      upperFirst([page.stamp, ...page.stamps].map(({ word }) => word).join(', ')),
      ...page.sections.flatMap(({ name, stamp, verdict }) =>
        verdict !== undefined ? verdict.stamp.word : stamp === null ? [] : `${name.toLowerCase()} ${stamp.word}`,
      ),
    ].join(' · '),
    made: release.date === null ? product.name : formatDay(release.date),
    title: zoneTimes(formatReleaseTitle(product, release, page, href).text, zone),
    state: formatReleaseState(page).text,
    contents: formatContents(
      page.contents.map(({ id, name, count }) => ({
        id,
        name: html`${name}`,
        count: count === null ? null : html`${formatNumber(count)}`,
      })),
    ).text,
    body: zoneTimes(formatReleaseBody(release, page, href).text, zone),
  };
}
