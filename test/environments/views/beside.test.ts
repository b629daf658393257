import { expect, test } from 'vitest';
import { describeBeside } from '../../../src/environments/views/format-home.ts';

type Environment = Parameters<typeof describeBeside>[0];
type Running = Environment['running'][number];

const whole: Running = {
  ...{ instance: null, variant: null, component: null, version: '3.7.2', release: '3.7.2', components: [], share: null },
  ...{
    since: { at: '2025-09-04T06:00:00+02:00', after: null, before: null },
    event: 'one',
    by: { person: null, bot: 'pipeline', run: null },
  },
  ...{ approvedBy: [], origin: { kind: 'file', repository: null, commit: null, path: 'one.yaml', line: 1 } },
};

test('what runs beside the main version is named with the sections that have it', () => {
  const running = [
    { ...whole, share: { percent: null, sections: [], rest: true } },
    { ...whole, version: '3.8.0', share: { percent: null, sections: ['north', 'south'], rest: false } },
  ];
  expect(describeBeside({ running, instances: [] })).toBe('also 3.8.0 in north, south');
});

test('a share without sections is told in percent', () => {
  const running = [whole, { ...whole, version: '3.8.0', share: { percent: 10, sections: [], rest: false } }];
  expect(describeBeside({ running, instances: [] })).toBe('also 3.8.0 in 10 %');
});

test('instances are named, each version once, and counted where they are many', () => {
  const ids = ['eu-1', 'eu-2', 'au-1', 'us-1', 'us-2', 'us-3', 'us-4', 'us-5'];
  const instances = ids.map((id) => ({ id, name: id.toUpperCase(), users: null }));
  const version = (id: string): string => (id.startsWith('us') ? '3.6.0' : id === 'au-1' ? '3.7.1' : '3.7.2');
  const running = ids.map((id) => ({ ...whole, instance: id, version: version(id) }));
  expect(describeBeside({ running, instances })).toBe('also 3.7.1 in AU-1; 3.6.0 in 5 instances');
});

test('nothing is said where one version runs everywhere, or parts and variants have their own', () => {
  expect(describeBeside({ running: [whole, { ...whole, version: '3.8.0', component: 'api' }], instances: [] })).toBe('');
});
