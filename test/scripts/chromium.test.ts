import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { readChromiumPath } from '../../scripts/pdf/chromium.ts';
import { expectPrivate } from '../../scripts/pdf/expect-private.ts';
import { makeFolder } from '../git-repository.ts';

function makeProgram(folder = makeFolder()): string {
  const program = join(folder, 'chromium');
  writeFileSync(program, '#!/bin/sh\n');
  chmodSync(program, 0o755);
  return program;
}

test('a program in a folder of one’s own may run, also below one of temporary files', async () => {
  await expect(expectPrivate(makeProgram())).resolves.toBeUndefined();
});

test('a program that others could change or replace is not started', async () => {
  const open = makeProgram();
  chmodSync(open, 0o777);
  await expect(expectPrivate(open)).rejects.toThrow('Somebody else can change');
  for (const mode of [0o777, 0o1777]) {
    const folder = makeFolder();
    const program = makeProgram(folder);
    chmodSync(folder, mode);
    await expect(expectPrivate(program)).rejects.toThrow(`Somebody else can change \`${folder}\``);
  }
});

test('a program that lies in the folder of temporary files is not taken for the one from npm', async () => {
  const temporary = makeFolder();
  const planted = makeProgram(temporary);
  vi.stubEnv('TMPDIR', temporary);
  vi.stubEnv('CHROMIUM_PATH', '');
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  const path = await readChromiumPath();
  expect([path === planted, existsSync(path), process.env['TMPDIR']]).toEqual([false, true, temporary]);
});
