import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder, makeRepository } from '../git-repository.ts';
import { tryDocket } from './try-docket.ts';

const product = "products: [{ id: 'tool', name: 'Tool', repositories: [{ path: '.' }] }]";

test('check and verify run no configuration, and say how one is checked that only running tells', () => {
  const repository = makeRepository();
  const ran = join(makeFolder(), 'ran');
  const computed = `import { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(ran)}, '');\nexport default { ${product} };\n`;
  repository.commit('feat: begin', { files: { 'docket.config.ts': computed } });
  repository.tag('v1.0.0', '1.0.0');
  for (const command of ['check', 'verify']) {
    const { code, stderr } = tryDocket(repository.path, command);
    expect({ code, ran: existsSync(ran) }).toEqual({ code: 2, ran: false });
    expect(stderr).toContain('docket.config.ts:1:1');
    expect(stderr).toContain('docket config --write');
  }
  expect(tryDocket(repository.path, 'check', '--run-config').code).toBe(0);
  expect(existsSync(ran)).toBe(true);
  expect(tryDocket(repository.path, 'config').stdout).toContain("id: 'tool'");
  expect(tryDocket(repository.path, 'config', '--write')).toMatchObject({ code: 0, stdout: 'docket.config.ts\n' });
  expect(readFileSync(join(repository.path, 'docket.config.ts'), 'utf8')).not.toContain('import');
  expect(tryDocket(repository.path, 'verify').code).toBe(0);
});

test('another history of the records counts only when it is named on the command line', () => {
  const repository = makeRepository();
  const other = makeRepository();
  other.commit('feat: other');
  const files = {
    'docket.config.ts': `export default { ${product}, records: { history: ${JSON.stringify(other.path)} } };\n`,
    'content/people.yaml': 'people:\n  - principal: ada@tool.example\n    name: Ada\n    roles: [{ role: tester }]\n',
  };
  repository.commit('feat: begin', { files });
  repository.tag('v1.0.0', '1.0.0');
  const codes = (...args: readonly string[]) => {
    const problems: unknown = JSON.parse(tryDocket(repository.path, 'check', '--format', 'json', ...args).stdout);
    return JSON.stringify(problems).includes('records-history-ignored');
  };
  expect(codes()).toBe(true);
  expect(codes('--records-history', other.path)).toBe(false);
  writeFileSync(join(repository.path, 'docket.config.ts'), `export default { ${product} };\n`);
  expect(codes()).toBe(false);
});
