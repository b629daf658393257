import type { CapabilityViews } from '../../book/views/capability-views.ts';
import { formatNumber } from '../../text/schema/count.ts';
import { escapeHtml } from '../../text/schema/escape-html.ts';
import { html } from '../../text/schema/html.ts';
import { formatDay } from '../../ui/views/format-instant.ts';
import type { Stamp } from '../../ui/views/stamps.ts';
import type { Journey } from '../schema/journey.ts';
import { allEnvironmentsAddress, environmentsAddress } from './addresses.ts';
import { environmentIndex, findRejection } from './environment-index.ts';
import { rejectedStamp, stepStamps } from './environment-words.ts';
import { nameEventTime } from './format-event-time.ts';
import { countParts, describeBeside, findMain, formatHome } from './format-home.ts';
import { formatBlastRadius, formatJourney, formatStopped } from './journey/format-journey.ts';
import { listEnvironmentDocuments } from './list-environment-documents.ts';
import { formatPlaces } from './place/format-places.ts';
import { formatWhereNext } from './place/format-would-change.ts';

/** What pages, search and feeds show of environments, beside their own pages. */
export const environmentsViews: CapabilityViews = {
  documents: listEnvironmentDocuments,
  siteLinks: (book) => [
    ...(environmentIndex(book).size > 0
      ? [{ text: 'Environments', href: allEnvironmentsAddress, within: 'All environments', first: true }]
      : []),
    ...(book.processes.length > 0 ? [{ text: 'Processes', href: '/processes/' }] : []),
    ...(book.decisions.length > 0 ? [{ text: 'Decisions', href: '/decisions/' }] : []),
  ],
  productLinks: (product, book) =>
    environmentIndex(book).has(product.id) ? [{ text: 'Environments', href: environmentsAddress(product), first: true }] : [],
  productLines: (product, book) => {
    const entry = environmentIndex(book).get(product.id);
    const production = entry?.environments.environments.find(({ id }) => id === entry.environments.production);
    const main = production === undefined ? null : findMain(production);
    if (entry === undefined || production === undefined || main === null || countParts(production) > 0) return [];
    const beside = describeBeside(production);
    return [
      {
        name: production.name,
        link: {
          text: `${main.version ?? 'a commit'}${findRejection(main, entry) === null ? '' : ' (rejected)'} since ${nameEventTime(main.since)}${beside === '' ? '' : `, ${beside}`}`,
          href: environmentsAddress(product),
        },
      },
    ];
  },
  productSections: (product, book) => {
    const entry = environmentIndex(book).get(product.id);
    if (entry === undefined) return [];
    const { environments } = entry.environments;
    return [
      {
        first: true,
        id: 'runs',
        name: 'What runs',
        count: environments.length,
        format: (href) => formatPlaces(entry, `What runs in each environment of ${product.name}`, href),
      },
    ];
  },
  stamps: ({ release: { journey } }) => (journey === null ? [] : listStamps(journey)),
  isRefused: ({ release: { journey } }) => (journey?.rejected ?? null) !== null,
  sections: ({ product, release }, book) => {
    const { journey } = release;
    if (journey === null || journey.status === 'not-started') return [];
    const entry = environmentIndex(book).get(product.id);
    const stopped = formatStopped(journey);
    const radius = formatBlastRadius(journey, release.version);
    return [
      ...(stopped === null
        ? []
        : [
            {
              ...{ id: 'stopped', name: stopped.name, count: null, stamp: null, place: 'first' as const },
              format: () => html`<section id="stopped"><h2>${stopped.name}</h2>${stopped.text}</section>`,
            },
          ]),
      {
        id: 'journey',
        name: 'Journey',
        count: null,
        stamp: null,
        place: 'after-gain',
        format: (href) =>
          html`<section id="journey"><h2>Journey</h2>${entry && formatWhereNext(release, entry, href)}${formatJourney({ product }, journey, href)}</section>`,
      },
      ...(radius === null
        ? []
        : [
            {
              id: 'radius',
              name: 'Blast radius',
              count: radius.reached,
              stamp: null,
              place: 'after-gain' as const,
              format: () =>
                html`<section id="radius"><h2>Blast radius <span class="count long">${formatNumber(radius.reached)} of ${formatNumber(radius.total)} ${radius.unit}</span></h2><p class="under">Whom a fault in it would reach.</p>${radius.text}</section>`,
            },
          ]),
    ];
  },
  columns: [{ name: 'Runs in', cell: ({ release: { journey } }) => (journey === null ? null : nameFarthest(journey)) }],
  feedText: ({ release: { journey } }) => {
    if (journey === null) return '';
    const { rejected, steps } = journey;
    const where = steps.filter(({ environment }) => journey.runsIn.some((one) => one.environment === environment)).map(({ name }) => name);
    const told = [
      ...(rejected === null
        ? []
        : [
            `Rejected${rejected.by === null ? '' : ` by ${rejected.by}`}${rejected.at === null ? '' : ` on ${formatDay(rejected.at)}`}${rejected.reason === null ? '' : `: ${rejected.reason}`}`,
          ]),
      ...(where.length === 0 ? [] : [`Runs in ${where.join(', ')}`]),
    ];
    return told.length === 0 ? '' : `<ul>${told.map((text) => `<li>${escapeHtml(text)}</li>`).join('')}</ul>`;
  },
  home: (book) =>
    book.environments.length === 0
      ? []
      : [{ id: 'runs', name: 'What runs where', place: 'instead-of-products', format: (href) => formatHome(book, href) }],
};

/** What is said of a release wherever it is named. */
function listStamps({ status, rejected }: Journey): readonly Stamp[] {
  return [
    ...(rejected === null ? [] : [rejectedStamp]),
    ...(status === 'rolled-back' ? [{ word: 'rolled back', kind: 'back' as const }] : []),
    ...(status === 'in-production' ? [{ word: 'in production', kind: 'good' as const }] : []),
  ];
}

/** The last environment that a release runs in, or what became of it. */
function nameFarthest({ steps, status, runsIn }: Journey): Stamp | null {
  // Where it was rejected it may run all the same.
  const runs = steps.findLast(({ environment }) => runsIn.some((one) => one.environment === environment));
  if (runs !== undefined) return { word: runs.name, kind: status === 'rejected' ? 'bad' : 'good' };
  if (status === 'rejected') return rejectedStamp;
  if (status === 'rolled-back') return { word: 'rolled back', kind: 'back' };
  const ran = steps.findLast(({ state }) => state === 'ran');
  return ran === undefined ? null : { ...stepStamps.ran, word: `ran in ${ran.name}` };
}
