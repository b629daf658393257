import type { Slots } from '../../../book/views/slots.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { formatReleaseBody } from './format-release-body.ts';
import { formatReleaseMargin } from './format-release-margin.ts';
import { formatReleaseTitle } from './format-release-title.ts';
import { type ReleasePlace, releasePage } from './release-page.ts';

/** All that is a release page's own: plain texts, the names of folders in addresses, and three parts that are HTML. */
export interface ReleaseTexts {
  readonly version: string;
  readonly description: string;
  /** Its status, and what its sections are stamped with, which stand on each page in print: `released · validation approved`. */
  readonly state: string;
  readonly line: string;
  readonly slug: string;
  /** Null when the release's line has no page. */
  readonly lineSlug: string | null;
  readonly title: string;
  readonly margin: string;
  readonly body: string;
}

/** Where a release's page stands, and what capabilities add to it. */
export interface ReleaseSurroundings {
  readonly lineSlug: string | null;
  readonly href: Href;
  readonly slots: Slots;
}

/** The texts of a release's page. */
export function releaseTexts(place: ReleasePlace, { lineSlug, href, slots }: ReleaseSurroundings): ReleaseTexts {
  const { product, release } = place;
  const page = releasePage(place, slots);
  return {
    version: release.version,
    description: page.description,
    state: [
      page.stamp.word,
      ...page.sections.flatMap(({ name, stamp }) => (stamp === null ? [] : `${name.toLowerCase()} ${stamp.word}`)),
    ].join(' · '),
    line: release.line,
    slug: release.slug,
    lineSlug,
    title: formatReleaseTitle(product, release, page, href).text,
    margin: formatReleaseMargin(page, href).text,
    body: formatReleaseBody(release, page, href).text,
  };
}
