import { formatNumber } from '../../text/schema/count.ts';
import { html, type Markup } from '../../text/schema/html.ts';
import { formatStamp } from '../../ui/views/format-stamp.ts';
import { formatTime } from '../../ui/views/format-time.ts';
import type { RecentRelease } from './home-page.ts';

/** The cells of a release among the newest: its name, with that of its product when there are several, status, date and changes. */
export function formatRecent(release: RecentRelease, several: boolean, href: (address: string) => string): readonly Markup[] {
  return [
    html`<a href="${href(release.address)}">${several && `${release.product} `}<span class="version">${release.version}</span></a>`,
    html`${release.stamps.map(formatStamp)}`,
    formatTime(release.date, true),
    html`${formatNumber(release.changes)}`,
  ];
}
