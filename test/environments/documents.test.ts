import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parsePolicy } from '../../src/environments/read/parse-policy.ts';
import { parseProcess } from '../../src/environments/read/parse-process.ts';
import { shippedProcesses } from '../../src/environments/read/shipped-processes.ts';
import { readFences } from '../guides/fences.ts';
import { root } from '../source-files.ts';
import { makeSite } from './make-site.ts';

const text = readFileSync(join(root, 'content/guides/environments.md'), 'utf8');
const yaml = readFences('content/guides/environments.md').flatMap((fence) => (fence.language === 'yaml' ? [fence.text] : []));

test('the process and the attributes in the document can be typed as they stand', () => {
  const [process = '', attributes = ''] = yaml;
  expect(parseProcess(process, { source: 'content/processes/two-steps.yaml', id: 'two-steps', shipped: false }).problems).toEqual([]);
  const policy = `---\nidentifier: E-1\nversion: 1\nstatus: in-force\n${attributes}---\n`;
  expect(parsePolicy(policy, { source: 'x.mdx', product: 'lab', environment: 'production' }).problems).toEqual([]);
});

test('the document names every process that is shipped', () => {
  expect(shippedProcesses.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
});

test('a process of the content folder goes before a shipped one, and each of its versions counts from its day', async () => {
  const site = makeSite();
  const [process = ''] = yaml;
  const path = 'content/processes/three-environments.yaml';
  site.write({ [path]: process.replace('2027-03-01', '2026-01-01') });
  site.commit('process: begin', '2026-01-01T09:00:00+00:00');
  site.write({ [path]: process.replace('2027-03-01', '2026-05-01').replace('version: 1', 'version: 2') });
  site.commit('process: go on', '2026-04-20T09:00:00+00:00');
  const book = await site.collect();
  expect(book.environments[0]?.processes).toEqual([
    { process: 'three-environments', version: '2', from: '2026-05-01T00:00:00+00:00' },
    { process: 'three-environments', version: '1', from: '2026-01-01T00:00:00+00:00' },
  ]);
  expect(book.environments[0]?.environments.map(({ id, users }) => [id, users])).toEqual([
    ['test', null],
    ['production', 400],
  ]);
});
