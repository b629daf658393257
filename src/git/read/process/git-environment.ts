import { devNull } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import { env } from 'node:process';

/** What git needs of the surroundings: itself, the user's `safe.directory`, a place for temporary files, and what Windows asks of every process. */
const kept = [
  'HOME',
  'XDG_CONFIG_HOME',
  'USERPROFILE',
  'HOMEDRIVE',
  'HOMEPATH',
  'SYSTEMROOT',
  'WINDIR',
  'PATHEXT',
  'TMPDIR',
  'TEMP',
  'TMP',
];

/** How this machine reaches the network; without them a proxy or an ssh agent is not found. */
const ways = [
  'SSH_AUTH_SOCK',
  'GIT_SSH_COMMAND',
  'GIT_SSL_CAINFO',
  'SSL_CERT_FILE',
  'http_proxy',
  'https_proxy',
  'HTTPS_PROXY',
  'all_proxy',
  'no_proxy',
  'NO_PROXY',
];

/**
 * The environment that every git process gets, whatever the surroundings say: no `GIT_*` of the caller, English messages, no network, no prompt,
 * no replace refs, no grafts, and no look above the folder `ceiling`.
 */
export function readGitEnvironment(ceiling?: string): Readonly<Record<string, string>> {
  return {
    ...pickEnvironment(kept),
    // A relative entry would find a program called git in the repository that is being read.
    PATH: (env['PATH'] ?? '')
      .split(delimiter)
      .filter((folder) => isAbsolute(folder))
      .join(delimiter),
    LC_ALL: 'C',
    TZ: 'UTC',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_LAZY_FETCH: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    // Into a pipe git would write each commit on its own, which takes longer than making it.
    GIT_FLUSH: '0',
    // A file that cannot exist; an empty one would make git speak of grafts.
    GIT_GRAFT_FILE: join(devNull, 'none'),
    ...(ceiling === undefined ? {} : { GIT_CEILING_DIRECTORIES: ceiling }),
  };
}

/** What a git process that may use the network gets beside that. */
export function readNetworkEnvironment(): Readonly<Record<string, string>> {
  return pickEnvironment(ways);
}

function pickEnvironment(names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}
