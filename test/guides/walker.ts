import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { makeFolder } from '../git-repository.ts';
import { formatDocketProgram } from '../scripts/serve-docket.ts';
import { root } from '../source-files.ts';

/** A folder in which commands of a page are typed one after the other. */
export interface Walker {
  /** The folder that the walk began in. */
  readonly start: string;
  /** Types commands where those before ended; gives the exit code and what was printed. */
  readonly type: (commands: string) => { readonly code: number | null; readonly said: string };
  /** Writes a file, or the rows and fields of one, below where the commands are. */
  readonly write: (file: string, text: string, how: 'whole' | 'rows') => void;
}

/** Makes a walk with a `docket` that answers yes, `npx docket`, and a home folder with a key of Ada's. */
export function beginWalk(): Walker {
  const folder = makeFolder();
  const home = join(folder, 'home');
  const start = join(folder, 'walk');
  for (const each of [start, join(folder, 'bin'), join(folder, 'node_modules'), join(home, '.ssh')]) mkdirSync(each, { recursive: true });
  symlinkSync(root, join(folder, 'node_modules', 'docket'));
  writeProgram(join(folder, 'bin', 'docket'), formatDocketProgram('case $1 in sign) set -- "$@" --yes ;; esac'));
  writeProgram(join(folder, 'bin', 'npx'), '#!/bin/bash\n[ "$1" = docket ] || { echo "npx $1?" >&2; exit 9; }\nshift\nexec docket "$@"\n');
  writeFileSync(join(home, '.gitconfig'), '[user]\n\tname = Ada Example\n\temail = ada@example.org\n[init]\n\tdefaultBranch = main\n');
  spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'ada', '-f', join(home, '.ssh', 'id_ed25519')]);
  let cwd = start;
  const place = join(folder, 'place');
  writeFileSync(place, start);
  const env = {
    PATH: [join(folder, 'bin'), dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
    HOME: home,
    XDG_CACHE_HOME: process.env['XDG_CACHE_HOME'],
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CEILING_DIRECTORIES: folder,
  };
  return {
    start,
    type: (commands) => {
      const text = `trap 'pwd > ${place}' EXIT\n${commands}`;
      const { status, stdout, stderr } = spawnSync('bash', ['-ec', text], { cwd, env, encoding: 'utf8' });
      cwd = readFileSync(place, 'utf8').trimEnd();
      return { code: status, said: `${stdout}${stderr}` };
    },
    write: (file, text, how) => {
      const target = join(cwd, file);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, how === 'whole' ? text : editRows(readFileSync(target, 'utf8'), text));
    },
  };
}

/** Lines as somebody in an editor would write them: a row or a field in the place of the one with the same name, all else at the end. */
function editRows(before: string, text: string): string {
  const nameOf = (line: string): string => /^(?:\| \w+-\d+ \||\w+:)/.exec(line)?.[0] ?? '';
  const edited = before.trimEnd().split('\n');
  for (const line of text.trimEnd().split('\n')) {
    const at = nameOf(line) === '' ? -1 : edited.findIndex((old) => nameOf(old) === nameOf(line));
    if (at === -1) edited.push(line);
    else edited[at] = line;
  }
  return `${edited.join('\n')}\n`;
}

function writeProgram(file: string, text: string): void {
  writeFileSync(file, text);
  chmodSync(file, 0o755);
}
