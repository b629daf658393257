import { expect, test } from 'vitest';
import { listCdEvents } from '../../../src/environments/views/cd-events.ts';
import { eventPath, makeSite } from '../make-site.ts';

const event = (kind: string, at: string, more = ''): string => `event: ${kind}\nenvironment: production\nat: ${at}T10:00:00+00:00\n${more}`;

test('what has a counterpart is an event of CDEvents, and all else is a custom one', async () => {
  const site = makeSite();
  site.write({
    [eventPath('1.0.0', 'a')]: event('deployed', '2026-01-11'),
    [eventPath('1.1.0', 'b')]: event('approved', '2026-02-10', 'by: Sam Osei\n'),
    [eventPath('1.1.0', 'c')]: event(
      'deployed',
      '2026-02-11',
      `components:\n  - { name: lab, artefacts: [{ uri: registry.example/lab, digest: 'sha256:${'ab'.repeat(32)}' }] }\n`,
    ),
    [eventPath('1.1.0', 'd')]: event('rolled-back', '2026-02-12', 'reason: Slow.\n'),
    'content/promotions/lab/e.yaml': event('torn-down', '2026-02-13'),
    'content/promotions/lab/f.yaml': event('deployed', '2026-02-14', 'version: 1.0.0\ncorrects: e\n'),
  });
  const events = [...listCdEvents(await site.collect())];
  expect(events.map(({ context, subject }) => [context.type, context.timestamp, subject.content['artifactId'] ?? null])).toEqual([
    ['dev.cdevents.service.deployed.0.2.0', '2026-01-11T10:00:00+00:00', 'pkg:generic/lab@1.0.0'],
    ['dev.cdeventsx.docket-release.approved.0.1.0', '2026-02-10T10:00:00+00:00', null],
    ['dev.cdevents.service.upgraded.0.2.0', '2026-02-11T10:00:00+00:00', `pkg:oci/lab@sha256%3A${'ab'.repeat(32)}`],
    ['dev.cdevents.service.rolledback.0.2.0', '2026-02-12T10:00:00+00:00', 'pkg:generic/lab@1.0.0'],
    ['dev.cdevents.service.deployed.0.2.0', '2026-02-14T10:00:00+00:00', 'pkg:generic/lab@1.0.0'],
  ]);
  expect(events[0]).toEqual({
    context: {
      version: '0.4.0',
      id: 'lab/a',
      source: 'docket/lab',
      type: 'dev.cdevents.service.deployed.0.2.0',
      timestamp: '2026-01-11T10:00:00+00:00',
    },
    subject: {
      id: 'lab',
      source: 'docket/lab',
      type: 'service',
      content: { environment: { id: 'production', source: 'docket/lab' }, artifactId: 'pkg:generic/lab@1.0.0' },
    },
  });
});
