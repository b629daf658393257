import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeRepository } from '../git-repository.ts';
import { tryDocket } from './try-docket.ts';

function makeProduct(): string {
  const { path, commit, tag, git } = makeRepository();
  commit('feat: begin', { date: '2026-01-10T10:00:00+00:00', files: { 'a.txt': 'a' } });
  tag('v1.0.0-rc.1', '1.0.0-rc.1', { date: '2026-01-10T10:00:00+00:00' });
  git('branch', 'stg');
  commit('fix: go on', { date: '2026-01-11T10:00:00+00:00', files: { 'a.txt': 'b' } });
  tag('v1.0.0', '1.0.0', { date: '2026-01-11T10:00:00+00:00' });
  const environments = "{ staging: 'stg', production: 'main' }";
  writeFileSync(
    join(path, 'docket.config.ts'),
    `export default { products: [{ id: 'lab', name: 'Lab', process: [{ id: 'three-environments', from: '2026-01-01' }], repositories: [{ id: 'lab', path: '.', environments: ${environments} }] }] };\n`,
  );
  return path;
}

const promotions = 'content/releases/lab/1.0.0/promotions';
const ci = ['promote', 'lab', '1.0.0-rc.1', 'staging', '--event', 'deployed', '--run', '17', '--bot', 'pipeline'];

test('one file for one event, named for when, where and what; a run that is started again writes nothing', () => {
  const path = makeProduct();
  const first = tryDocket(path, ...ci, '--as-of', '2026-01-10T12:00:00Z');
  expect(first.stderr).not.toContain('error');
  expect(first.code).toBe(0);
  const [name = ''] = readdirSync(join(path, promotions));
  expect(name).toMatch(/^20260110T120000Z-staging-deployed-[0-9a-f]{8}\.yaml$/);
  expect(first.stdout).toBe(`${promotions}/${name}\n`);
  expect(readFileSync(join(path, promotions, name), 'utf8')).toBe(
    'event: deployed\nenvironment: staging\nat: 2026-01-10T12:00:00+00:00\nversion: 1.0.0-rc.1\nby:\n  bot: pipeline\n  run: "17"\n',
  );
  const again = tryDocket(path, ...ci, '--as-of', '2026-01-10T13:00:00Z');
  expect(again).toMatchObject({ code: 0, stdout: first.stdout });
  expect(readdirSync(join(path, promotions))).toEqual([name]);
});

test('what does not exist is refused with what does, and nobody is asked without a terminal', () => {
  const path = makeProduct();
  const says = (...args: readonly string[]) => {
    const { code, stderr } = tryDocket(path, 'promote', ...args);
    expect(code).toBe(2);
    return stderr;
  };
  expect(says('lib', '1.0.0', 'staging', '--event', 'deployed')).toContain('There is no product `lib`.\n  hint: Choose from `lab`.');
  expect(says('lab', '2.0.0', 'staging', '--event', 'deployed')).toContain('There is no version `2.0.0` of `lab`.');
  expect(says('lab', '1.0.0', 'stagging', '--event', 'deployed')).toContain('`stagging` is no environment of `lab`.');
  expect(says('lab', '1.0.0', 'staging')).toContain('--event is missing, and nobody can be asked without a terminal.');
  expect(says('lab', '1.0.0', 'staging', '--event', 'deployed', '--percent', '200')).toContain('The file has a mistake in `share.percent`');
});

test('a branch head that moved without a merge is noted with bounds, once', () => {
  const path = makeProduct();
  const folder = join(path, 'content/promotions/lab');
  expect(tryDocket(path, 'lock', '--as-of', '2026-01-12T00:00:00Z').stderr).toContain('2 branch heads of environments moved');
  const staging = readdirSync(folder).find((name) => name.includes('-staging-')) ?? '';
  expect(readFileSync(join(folder, staging), 'utf8')).toMatch(
    /^event: observed\nenvironment: staging\nbefore: 2026-01-12T00:00:00\+00:00\ncomponents:\n {2}- name: lab\n {4}commit: [0-9a-f]{40}\n$/,
  );
  expect(tryDocket(path, 'lock', '--as-of', '2026-01-13T00:00:00Z').stderr).not.toContain('branch head');
  expect(readdirSync(folder)).toHaveLength(2);
});
