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
  expect(stderr).toBe(`list.md: 4 lines, 2 steps
  1 front matter · 2 step · 1 not understood
  Not understood and left out:
    6: </details>
  Kept, but without:
    3: <br>
Next:
  Read it beside its source: roles and kind in its front matter are a guess, and steps may need an expected result.
  Run \`docket check\`, and commit it.
`);
  expect(readFileSync(join(path, 'content/protocols/release-list.mdx'), 'utf8')).toContain(
    '- [ ] **S-1** Tag it\n- [ ] **S-2** Tell everyone\n',
  );
  expect(tryDocket(path, 'import', 'list.md')).toMatchObject({ code: 2, stdout: '' });
});

test('with --out - the protocol is printed, and the report can be JSON', () => {
  const { path, write } = makeRepository();
  write('list.md', '- [ ] One\n');
  const { code, stdout, stderr } = tryDocket(path, 'import', 'list.md', '--id', 'mine', '--kind', 'uat', '--out', '-', '--json');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^---\nid: mine\ntitle: list\nversion: "1\.0"\nkind: uat\n/);
  expect(JSON.parse(stderr)).toEqual({
    source: 'list.md',
    steps: 1,
    lines: [{ line: 1, text: '- [ ] One', fate: 'step', step: 'S-1', dropped: [] }],
  });
});

test('a file that is not there and a name that is none are refused', () => {
  const { path } = makeRepository();
  expect(tryDocket(path, 'import', 'nothing.md')).toMatchObject({
    code: 2,
    stderr: 'docket: `nothing.md` cannot be read.\n  hint: Correct the path.\n',
  });
  expect(tryDocket(path, 'import', 'nothing.md', '--id', '../x').stderr).toContain('The name `../x`');
});
