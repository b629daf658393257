import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { writeEnvironmentFeeds } from '../../../src/environments/outputs/environment-feeds.ts';
import { writeEnvironmentJson } from '../../../src/environments/outputs/environment-json.ts';
import { formatFileSchemas } from '../../../src/environments/outputs/file-schemas.ts';
import { parseProcess } from '../../../src/environments/read/parse-process.ts';
import { readShippedProcess, shippedProcesses } from '../../../src/environments/read/shipped-processes.ts';
import { makeFolder } from '../../git-repository.ts';
import { eventPath, makeSite } from '../make-site.ts';

const event = (kind: string, at: string, more = ''): string => `event: ${kind}\nenvironment: production\nat: ${at}T10:00:00+00:00\n${more}`;

async function makeOutput() {
  const site = makeSite();
  site.write({
    [eventPath('1.0.0', 'a')]: event('deployed', '2025-12-30', 'by: { bot: "<pipeline>" }\n'),
    [eventPath('1.1.0', 'b')]: event('rejected', '2026-02-10', 'by: Lena Fischer\nreason: Rows & columns were lost.\n'),
  });
  return {
    book: await site.collect(),
    outDir: makeFolder(),
    guides: [],
    cacheDir: makeFolder(),
    site: 'https://releases.example.org',
    base: '/',
  };
}

test('each environment has its JSON, and its events in a file for each year', async () => {
  const output = await makeOutput();
  writeEnvironmentJson(output);
  const folder = join(output.outDir, 'lab/environments/production');
  expect(readdirSync(folder).sort()).toEqual(['2025.json', '2026.json', 'environment.json']);
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  expect(read('environment.json')).toMatchObject({
    schema: 'docket/environment/v1',
    product: 'lab',
    id: 'production',
    running: [{ version: '1.0.0' }],
    years: [
      { year: '2026', events: 1 },
      { year: '2025', events: 1 },
    ],
  });
  expect(read('environment.json')).not.toHaveProperty('events');
  expect(read('2026.json')).toMatchObject({
    schema: 'docket/environment-events/v1',
    year: '2026',
    events: [{ id: 'b', kind: 'rejected' }],
  });
});

test('each environment has its feed, in which nothing of an event is markup', async () => {
  const output = await makeOutput();
  writeEnvironmentFeeds(output);
  const folder = join(output.outDir, 'lab/environments/production');
  const feed: unknown = JSON.parse(readFileSync(join(folder, 'feed.json'), 'utf8'));
  expect(feed).toMatchObject({
    title: 'Lab, Production',
    items: [
      {
        title: 'Lab 1.1.0 rejected, Production',
        url: 'https://releases.example.org/lab/environments/production/',
        content_html: '<p>By Lena Fischer</p><p>Rows &amp; columns were lost.</p>',
      },
      { title: 'Lab 1.0.0 deployed, Production', content_html: expect.stringContaining('By &lt;pipeline&gt;') },
    ],
  });
  expect(readFileSync(join(folder, 'atom.xml'), 'utf8')).not.toContain('<pipeline>');
});

test('editors get a schema for each kind of file, with the names that it may hold', () => {
  const schemas = formatFileSchemas();
  expect([...schemas.keys()]).toEqual(['process', 'event', 'policy', 'decision']);
  const shape = z.object({ properties: z.record(z.string(), z.unknown()), required: z.array(z.string()) });
  expect(shape.parse(JSON.parse(schemas.get('event') ?? '')).required).toEqual(['event', 'environment']);
  expect(Object.keys(shape.parse(JSON.parse(schemas.get('process') ?? '')).properties)).toContain('environments');
});

test('every process that is shipped can be read, and has one production and environments in order', async () => {
  for (const name of shippedProcesses) {
    const { process, problems } = parseProcess((await readShippedProcess(name)) ?? '', {
      source: `processes/${name}.yaml`,
      id: name,
      shipped: true,
    });
    expect(problems).toEqual([]);
    expect(process?.environments.filter(({ production }) => production)).toHaveLength(1);
    const seen = new Set<string>();
    for (const { id, after } of process?.environments ?? []) {
      expect(after.every((before) => seen.has(before))).toBe(true);
      seen.add(id);
    }
  }
});
