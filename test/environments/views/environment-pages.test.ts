import { expect, test } from 'vitest';
import type { Book } from '../../../src/book/schema/book.ts';
import { noSlots } from '../../../src/book/views/slots.ts';
import { environmentIndex } from '../../../src/environments/views/environment-index.ts';
import { environmentsViews } from '../../../src/environments/views/environments-views.ts';
import { formatHome } from '../../../src/environments/views/format-home.ts';
import { formatBlastRadius, formatJourney } from '../../../src/environments/views/journey/format-journey.ts';
import { drawStays } from '../../../src/environments/views/place/draw-stays.ts';
import { formatEnvironmentBody, formatEnvironmentTitle } from '../../../src/environments/views/place/format-environment.ts';
import { formatEnvironments } from '../../../src/environments/views/place/format-environments.ts';
import { formatWhereNext } from '../../../src/environments/views/place/format-would-change.ts';
import { makeRepository } from '../../git-repository.ts';
import { eventPath, makeSite } from '../make-site.ts';

const href = (address: string): string => address;

/** What a reader reads: the words of some markup, with a bar between cells. */
const wordsOf = (markup: string): string =>
  markup
    .replace(/<\/t[hd]>/g, ' | ')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();

const event = (kind: string, environment: string, at: string, more = ''): string =>
  `event: ${kind}\nenvironment: ${environment}\nat: ${at}T10:00:00+00:00\n${more}`;

function openEntry(book: Book) {
  const entry = environmentIndex(book).get('lab');
  if (entry === undefined) throw new Error('lab has environments');
  const find = (id: string) => {
    const found = entry.environments.environments.find((environment) => environment.id === id);
    if (found === undefined) throw new Error(`lab has ${id}`);
    return found;
  };
  return { entry, find };
}

async function collectRejected(): Promise<Book> {
  const site = makeSite();
  site.write({
    [eventPath('1.0.0', 'a')]: event('deployed', 'production', '2026-01-11', 'by: Sam Osei\n'),
    [eventPath('1.1.0-rc.1', 'b')]: event('deployed', 'staging', '2026-02-02'),
    [eventPath('1.1.0-rc.1', 'c')]: event('rejected', 'staging', '2026-02-03', "by: Ann <b>\nreason: It lost rows.\nrefs: ['#812']\n"),
  });
  return site.collect();
}

test('home says what runs in production since when, what is on the way, and that it was rejected', async () => {
  expect(wordsOf(formatHome(await collectRejected(), href).text)).toBe(
    'What runs where Products and what runs in their environments Product | In production | On the way | Next | Lab Three environments | 1.0.0 Production since 11 Jan 2026 , 140 days | Staging 1.1.0-rc.1 rejected Development not known | |',
  );
});

test('where nothing is known home says so in the row', async () => {
  expect(wordsOf(formatHome(await makeSite().collect(), href).text)).toContain('Nothing is known to run there. |');
});

test('the page of an environment says at its top who rejected what runs there, and why; nothing of it is markup', async () => {
  const book = await collectRejected();
  const { entry, find } = openEntry(book);
  const { text } = formatEnvironmentTitle(find('staging'), entry, book.asOf);
  expect(wordsOf(text)).toContain('Rejected. Ann &lt;b&gt; rejected 1.1.0-rc.1 in Staging 3 Feb 2026 : It lost rows (#812).');
  expect(text).not.toContain('<b>&gt;');
  expect(wordsOf(formatEnvironmentBody(book, find('staging'), entry, { href, slots: noSlots }).text)).toContain(
    'everywhere | 1.1.0-rc.1 rejected | 2 Feb 2026',
  );
  expect(wordsOf(formatEnvironments(book, entry, href).text)).toContain('| 1.1.0-rc.1 rejected | since 2 Feb 2026');
});

test('a rejected release that runs in production all the same is said to be both', async () => {
  const site = makeSite();
  site.write({
    [eventPath('1.1.1', 'a')]: event('rejected', 'staging', '2026-04-02', 'reason: It lost rows.\n'),
    [eventPath('1.1.1', 'b')]: event('deployed', 'production', '2026-04-03'),
  });
  const book = await site.collect();
  const [product] = book.products;
  const release = product?.releases.find(({ version }) => version === '1.1.1');
  if (product === undefined || release === undefined) throw new Error('1.1.1 is there');
  expect(environmentsViews.stamps?.({ product, release }).map(({ word }) => word)).toEqual(['rejected', 'in production']);
  expect(environmentsViews.productLines?.(product, book).map(({ link }) => link.text)).toEqual(['1.1.1 (rejected) since 3 Apr 2026']);
});

test('rings from lists of members stand at home, at the environment and in the blast radius, with the lists that say so', async () => {
  const site = makeSite();
  const deploy = makeRepository();
  const wikis = (version: (ring: string) => string) =>
    JSON.stringify(Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [name, version(name)])));
  deploy.commit('All on 1.0.0', {
    date: '2026-01-11T10:00:00+00:00',
    files: { 'staging.list': 'a\n', 'production.list': 'b\nc\nd\n', 'versions.json': wikis(() => '1.0.0') },
  });
  deploy.commit('staging to 1.1.0', {
    date: '2026-02-11T10:00:00+00:00',
    files: { 'versions.json': wikis((name) => (name === 'a' ? '1.1.0' : '1.0.0')) },
  });
  const members = { files: '{environment}.list', environments: ['staging', 'production'] };
  const book = await site.collect({
    promotions: [{ repository: deploy.path, id: 'deploy', files: 'versions.json', keys: 'instance', members }],
  });
  const { entry, find } = openEntry(book);
  expect(find('production').members).toEqual({ count: 3, repository: 'deploy', path: '{environment}.list' });
  expect(wordsOf(formatHome(book, href).text)).toContain('3 instances');
  expect(wordsOf(formatEnvironmentBody(book, find('production'), entry, { href, slots: noSlots }).text)).toContain(
    'What runs 3 instances, by the lists in deploy: {environment}.list',
  );
  const journey = book.products[0]?.releases.find(({ version }) => version === '1.1.0')?.journey;
  if (journey == null) throw new Error('1.1.0 is on its way');
  const radius = formatBlastRadius(journey, '1.1.0');
  expect([radius?.reached, radius?.total, radius?.unit]).toEqual([1, 4, 'instances']);
  expect(wordsOf(formatJourney(entry, journey, href).text)).toContain('Staging 1 instance | runs');
});

test('automatic deployments that were switched off stand on the page until they are on again', async () => {
  const site = makeSite();
  const deploy = makeRepository();
  const write = (date: string, message: string, automatic: boolean): void => {
    const text = `tag: 1.0.0\nautomatic: ${automatic}\n`;
    deploy.commit(message, { date: `${date}T10:00:00+00:00`, files: { 'production.yaml': text } });
  };
  write('2026-01-11', 'Begin', true);
  write('2026-02-11', 'Freeze for the audit', false);
  const source = { repository: deploy.path, id: 'deploy', files: '{environment}.yaml', value: 'tag', automatic: 'automatic' };
  const read = async (): Promise<string> => {
    const book = await site.collect({ promotions: [source] });
    const { entry, find } = openEntry(book);
    return wordsOf(formatEnvironmentBody(book, find('production'), entry, { href, slots: noSlots }).text);
  };
  expect(await read()).toContain('Held back. New versions do not come in by themselves since 11 Feb 2026 : Freeze for the audit');
  write('2026-03-11', 'Thaw', true);
  expect(await read()).toContain('Automatic deployments 2 New versions come in by themselves.');
});

test('parts that run by themselves at versions of their own are counted, and none of them is the version of the product', async () => {
  const site = makeSite();
  const part = (name: string, version: string): string => `components: [{ name: ${name}, version: '${version}' }]\n`;
  site.write({
    'content/promotions/lab/a.yaml': event('deployed', 'production', '2026-01-11', part('search', '7.0')),
    'content/promotions/lab/b.yaml': event('deployed', 'production', '2026-01-12', part('mail', 'ab'.repeat(20))),
  });
  const book = await site.collect();
  expect(wordsOf(formatHome(book, href).text)).toContain('| 2 parts , the newest mail abababab');
  expect(book.products.flatMap((product) => environmentsViews.productLines?.(product, book) ?? [])).toEqual([]);
  const { entry, find } = openEntry(book);
  expect(wordsOf(formatEnvironmentTitle(find('production'), entry, book.asOf).text)).toContain(
    '2 parts in production the newest, mail, since 12 Jan 2026',
  );
});

test('the drawing of what ran leads to the events of its environment, from the page of all environments, too', async () => {
  const book = await collectRejected();
  const { entry, find } = openEntry(book);
  expect(formatEnvironments(book, entry, href).text).toContain('<a href="/lab/environments/production/#events">events</a>');
  const page = formatEnvironmentBody(book, find('production'), entry, { href, slots: noSlots }).text;
  expect([page.includes('<a href="#events">events</a>'), page.includes('<section id="events">')]).toEqual([true, true]);
});

test('of many versions the newest are drawn from the day on from which all are, and the caption says so', async () => {
  const site = makeSite();
  const many = Array.from({ length: 70 }, (_, day) => new Date(Date.UTC(2026, 2, 1 + day)).toISOString().slice(0, 10));
  site.write({
    [eventPath('1.0.0', 'old')]: event('deployed', 'production', '2026-01-11', 'variant: try\n'),
    [eventPath('1.0.0', 'gone')]: event('removed', 'production', '2026-01-12', 'variant: try\n'),
    ...Object.fromEntries(
      many.map((day, at) => [eventPath(at % 2 === 0 ? '1.0.0' : '1.1.0', `day-${day}`), event('deployed', 'production', day)]),
    ),
  });
  const book = await site.collect();
  const drawing = drawStays(openEntry(book).find('production'), book.asOf);
  expect(drawing?.lanes.map(({ name, bars }) => [name, bars.length, bars[0]?.x])).toEqual([['Production', 60, '0.00%']]);
  const { entry, find } = openEntry(book);
  expect(wordsOf(formatEnvironmentBody(book, find('production'), entry, { href, slots: noSlots }).text)).toContain(
    'The newest 60 of 71. The same as a table',
  );
});

test('what would change is what the candidate holds that runs in the environment before, and not what came after it', async () => {
  const site = makeSite();
  site.write({
    [eventPath('1.0.0', 'a')]: event('deployed', 'production', '2026-01-11'),
    [eventPath('1.1.0-rc.1', 'b')]: event('deployed', 'staging', '2026-02-02'),
  });
  const book = await site.collect();
  const { entry, find } = openEntry(book);
  const words = wordsOf(formatEnvironmentBody(book, find('production'), entry, { href, slots: noSlots }).text);
  expect(words).toContain(
    'What would change 1.1.0-rc.1, which runs in Staging, against 1.0.0, which runs here Gain 1 Sort plates #1 Lose 0 nothing Compare 1.0.0 with 1.1.0-rc.1 · 1.1.0 against 1.0.0, the release before',
  );
  const release = book.products[0]?.releases.find(({ version }) => version === '1.1.0');
  const shown = release && formatWhereNext(release, entry, href).map(({ text }) => text);
  expect(wordsOf(shown?.join('') ?? '')).toBe('Against 1.0.0, which runs in Production: what would change there .');
  expect(shown?.join('')).toContain('href="/lab/environments/production/#change"');
  const commit = book.products[0]?.releases.flatMap(({ changes }) => changes).find(({ title }) => /sort plates/i.test(title))?.commits[0];
  const changePages = () => new Map([[commit?.sha ?? '', { text: 'on 1.1, missing on 1.0', href: '/lab/changes/pr-1/' }]]);
  const { text } = formatEnvironmentBody(book, find('production'), entry, { href: (address) => `/base${address}`, slots: { changePages } });
  expect(text).toContain('<small><a href="/base/lab/changes/pr-1/">on 1.1, missing on 1.0</a></small>');
});

test('what hangs on a repository without a tag of the candidate is neither gained nor lost, but not known', async () => {
  const site = makeSite();
  const client = makeRepository();
  client.commit('feat: begin', { date: '2026-01-09T10:00:00+00:00', files: { 'a.txt': 'a' } });
  client.tag('v1.0.0', '1.0.0', { date: '2026-01-10T10:00:00+00:00' });
  client.commit('fix: mend the link', { date: '2026-02-09T10:00:00+00:00', files: { 'a.txt': 'b' } });
  client.tag('v1.1.0', '1.1.0', { date: '2026-02-10T10:00:00+00:00' });
  site.code.git('checkout', '-q', '-b', 'release-1.0', 'v1.0.0');
  site.code.commit('fix: print dates', { date: '2026-05-01T10:00:00+00:00', files: { 'b.txt': 'b' } });
  site.code.tag('v1.0.1', '1.0.1', { date: '2026-05-01T10:00:00+00:00' });
  site.write({
    [eventPath('1.1.0', 'a')]: event('deployed', 'production', '2026-02-11'),
    [eventPath('1.0.1', 'b')]: event('deployed', 'staging', '2026-05-02'),
  });
  const repositories = [
    { id: 'lab', path: site.code.path },
    { id: 'client', path: client.path },
  ];
  const book = await site.collect({ repositories });
  const { entry, find } = openEntry(book);
  const words = wordsOf(formatEnvironmentBody(book, find('production'), entry, { href, slots: noSlots }).text);
  expect(words.slice(words.indexOf('Lose'), words.indexOf(' Compare 1.1.0'))).toBe(
    'Lose 2; 1 not known Sort plates #1 Sort empty plates #2 Mend the link not known 1.0.1 has no tag of client: not known means that this is so if nothing of it came since 1.0.0.',
  );
});

test('the page of production has the deploy freezes of the forge, and those of other environments have not', async () => {
  const book = await collectRejected();
  const { entry, find } = openEntry(book);
  const periods = [{ start: '0 23 * * 5', end: '0 8 * * 1', zone: 'Australia/Melbourne' }];
  const collectedAt = '2026-05-30T06:00:00Z';
  const repository = entry.product.repositories[0]?.id ?? '';
  const source = { repository, host: 'gitlab.example.org', project: 'lab/app', collectedAt };
  const read = (environment: string, given: typeof periods | 'not-collected') => {
    const freezes = [{ product: 'lab', repositories: [{ ...source, periods: given }] }];
    return wordsOf(formatEnvironmentBody({ ...book, freezes }, find(environment), entry, { href, slots: noSlots }).text);
  };
  expect(read('production', periods)).toContain('Deploy freezes 1 Set on the forge');
  expect(read('production', periods)).toContain(
    'from Friday 23:00 to Monday 08:00 Australia/Melbourne | gitlab.example.org/lab/app, collected 30 May 2026 |',
  );
  expect(read('production', 'not-collected')).toContain(
    'not collected: the token may not see them | gitlab.example.org/lab/app, asked 30 May',
  );
  expect(read('staging', periods)).not.toContain('Deploy freezes');
});
