import { expect, test } from 'vitest';
import { findVersion, listPlaces } from '../../../src/environments/views/place/list-places.ts';
import { eventPath, makeSite } from '../make-site.ts';

const event = (kind: string, environment: string, at: string, more = ''): string =>
  `event: ${kind}\nenvironment: ${environment}\nat: ${at}T10:00:00+00:00\n${more}`;

test('an environment had on a day what ran at its end, also after a rollback and before anything', async () => {
  const site = makeSite();
  site.write({
    [eventPath('1.0.0', 'a')]: event('deployed', 'production', '2026-01-11'),
    [eventPath('1.1.0', 'b')]: event('deployed', 'production', '2026-02-11'),
    [eventPath('1.1.0', 'c')]: event('rolled-back', 'production', '2026-02-12'),
    [eventPath('1.1.0-rc.2', 'd')]: event('deployed', 'staging', '2026-02-06'),
  });
  const [environments] = (await site.collect()).environments;
  if (environments === undefined) throw new Error('lab has environments');
  const places = listPlaces(environments);
  expect(places).toEqual([
    { id: 'development', name: 'Development', stays: [] },
    { id: 'staging', name: 'Staging', stays: [{ version: '1.1.0-rc.2', from: Date.UTC(2026, 1, 6, 10), to: null }] },
    {
      id: 'production',
      name: 'Production',
      stays: [
        { version: '1.0.0', from: Date.UTC(2026, 0, 11, 10), to: Date.UTC(2026, 1, 11, 10) },
        { version: '1.1.0', from: Date.UTC(2026, 1, 11, 10), to: Date.UTC(2026, 1, 12, 10) },
        { version: '1.0.0', from: Date.UTC(2026, 1, 12, 10), to: null },
      ],
    },
  ]);
  const production = places[2] ?? { stays: [] };
  expect(['2026-01-10', '2026-01-11', '2026-02-11', '2026-02-12', null, 'tomorrow'].map((day) => findVersion(production, day))).toEqual([
    null,
    '1.0.0',
    '1.1.0',
    '1.0.0',
    '1.0.0',
    null,
  ]);
});
