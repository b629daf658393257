import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from './git-repository.ts';
import { docketFile } from './scripts/try-docket.ts';
import { root } from './source-files.ts';

const hasSshKeygen = spawnSync('ssh-keygen', ['-?']).error === undefined;

/** A fenced block of the document: what it is, the file that it names, and its text. */
interface Fence {
  readonly kind: string;
  readonly file: string;
  readonly text: string;
}

const fences: readonly Fence[] = [
  ...readFileSync(join(root, 'docs/validation.md'), 'utf8').matchAll(/^```(?<kind>sh|md|text)(?: (?<file>\S+))?\n(?<text>[\s\S]*?)^```$/gm),
].map(({ groups }) => ({ kind: groups?.['kind'] ?? '', file: groups?.['file'] ?? '', text: groups?.['text'] ?? '' }));

/** Writes lines as somebody in an editor would: a row or a field in the place of the one with the same name, all else at the end. */
function edit(file: string, text: string): void {
  const nameOf = (line: string): string => /^(?:\| \w+-\d+ \||\w+:)/.exec(line)?.[0] ?? '';
  const edited = readFileSync(file, 'utf8').trimEnd().split('\n');
  for (const line of text.trimEnd().split('\n')) {
    const at = nameOf(line) === '' ? -1 : edited.findIndex((old) => nameOf(old) === nameOf(line));
    if (at === -1) edited.push(line);
    else edited[at] = line;
  }
  writeFileSync(file, `${edited.join('\n')}\n`);
}

/** A folder to walk in, with a `docket` that answers yes. */
function prepareWalk() {
  const folder = makeFolder();
  mkdirSync(join(folder, 'bin'));
  mkdirSync(join(folder, 'walk'));
  const command = join(folder, 'bin', 'docket');
  writeFileSync(command, `#!/bin/sh\ncase $1 in sign) set -- "$@" --yes ;; esac\nexec "${process.execPath}" "${docketFile}" "$@"\n`);
  chmodSync(command, 0o755);
  const person = { NAME: 'Jonas Lindqvist', EMAIL: 'jonas@portal.example' };
  const env = {
    ...process.env,
    PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CEILING_DIRECTORIES: folder,
    GIT_AUTHOR_NAME: person.NAME,
    GIT_AUTHOR_EMAIL: person.EMAIL,
    GIT_COMMITTER_NAME: person.NAME,
    GIT_COMMITTER_EMAIL: person.EMAIL,
  };
  const run = (text: string, cwd: string) => {
    const { status, stdout, stderr } = spawnSync('bash', ['-ec', text], { cwd, env, encoding: 'utf8' });
    return { code: status, said: `${stdout}${stderr}` };
  };
  return { folder: join(folder, 'walk'), run };
}

test.skipIf(!hasSshKeygen)('the walk from protocol to signature goes as it is written', () => {
  const { folder, run } = prepareWalk();
  const releases = join(folder, 'releases');
  let said = '';
  for (const [index, { kind, file, text }] of fences.entries()) {
    if (kind === 'md') edit(join(releases, file), text);
    else if (kind === 'sh') {
      const ending = run(text, index === 0 ? folder : releases);
      expect(ending, text).toMatchObject({ code: Number(/# exit code (\d)/.exec(text)?.[1] ?? 0) });
      said = ending.said;
    } else for (const line of text.trimEnd().split('\n')) expect(said).toContain(line);
  }
  expect(fences.map(({ kind }) => kind).filter((kind) => kind === 'sh').length).toBeGreaterThan(10);
});
