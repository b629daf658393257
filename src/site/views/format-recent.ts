import { html, type Markup } from '../../text/schema/html.ts';
import { formatStamp, formatWord } from '../../ui/views/format-stamp.ts';
import { formatTime } from '../../ui/views/format-time.ts';
import type { RecentRelease } from './home-page.ts';

/** The cells of a release among the newest: its name, with that of its product when there are several, state, date, what capabilities say, support, changes. */
export function formatRecent(release: RecentRelease, several: boolean, href: (address: string) => string): readonly Markup[] {
  return [
    html`<a href="${href(release.address)}">${several && `${release.product} `}<span class="version">${release.version}</span></a>`,
    html`${release.stamps.map(formatStamp)}`,
    ...release.cells.map((cell) => (cell === null ? html`–` : formatWord(cell))),
    formatTime(release.date, true),
    release.support === null ? html`–` : formatWord(release.support),
    html`${release.changes}`,
  ];
}
