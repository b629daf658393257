import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeRepository } from '../git-repository.ts';
import { tryDocket } from './try-docket.ts';

test('a checklist becomes a protocol in the content folder, with a report of every line on stderr', () => {
  const { path, write } = makeRepository();
  write('list.md', '# Release list\n\n- [ ] Tag<br>it\n- [ ] Tell everyone\n\n</details>\n');
  const { code, stdout, stderr } = tryDocket(path, 'import', 'list.md');
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'content/protocols/release-list.mdx\n' });
  expect(stderr).toBe(`list.md: 4 lines, 2 steps; signed by tester, approver
  1 front matter · 2 step · 1 dropped
  Dropped:
    6: </details>
Next:
  Read it beside its source: roles and kind in its front matter are a guess, and steps may need an expected result.
  Run \`docket check\`, and commit it.
`);
  expect(readFileSync(join(path, 'content/protocols/release-list.mdx'), 'utf8')).toContain(
    '- [ ] **S-1** Tag<br/>it\n- [ ] **S-2** Tell everyone\n',
  );
  expect(tryDocket(path, 'import', 'list.md')).toMatchObject({ code: 2, stdout: '' });
});

test('with --out - the protocol is printed, with --json the report; both at once are refused', () => {
  const { path, write } = makeRepository();
  write('list.md', '- [ ] One\n');
  const options = ['list.md', '--id', 'mine', '--kind', 'uat'];
  const printed = tryDocket(path, 'import', ...options, '--out', '-');
  expect(printed.code).toBe(0);
  expect(printed.stdout).toMatch(/^---\nid: mine\ntitle: list\nversion: "1\.0"\nkind: uat\n/);
  const reported = tryDocket(path, 'import', ...options, '--json');
  expect(reported.code).toBe(0);
  expect(JSON.parse(reported.stdout)).toMatchObject({
    source: 'list.md',
    steps: 1,
    lines: [{ line: 1, text: '- [ ] One', fate: 'step', step: 'S-1', dropped: [] }],
  });
  expect(tryDocket(path, 'import', ...options, '--out', '-', '--json')).toMatchObject({ code: 2, stdout: '' });
});

test('a file that is not there and a name that is none are refused', () => {
  const { path } = makeRepository();
  expect(tryDocket(path, 'import', 'nothing.md')).toMatchObject({
    code: 2,
    stderr: 'docket: `nothing.md` cannot be read.\n  hint: Correct the path.\n',
  });
  expect(tryDocket(path, 'import', 'nothing.md', '--id', '../x').stderr).toContain('The name `../x`');
});
