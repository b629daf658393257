import { isWebAddress } from '../../forges/schema/forge-links.ts';
import type { RepositoryWeb } from '../../git/schema/repository.ts';
import type { NoteNumber } from './extension.ts';

/** Most numbers that one note may name. */
const most = 60;
const address = /https?:\/\/[^\s<>()[\]`'"]+/g;
const forgePage = /^https?:\/\/([^/]+)\/(.+?)\/(?:-\/)?(pull|pulls|pull-requests|merge_requests|issues)\/(\d{1,9})(?:\D|$)/;
const bugPage = /[?&]i=(\d{1,9})\b/;
const role = /:(?:gh)?(pull|pr|mr|issue|bug|gh|user)s?:`[^`]*?(\d{1,9})>?`/gi;
const marked =
  /(?<![\w/&#!])(?:(PRs?|MRs?|pull requests?|merge requests?|issues?|GH|bug)[\s-]{0,2})?([#!]|(?<=GH-))(\d{1,9})(?![\w.]*\w)/gi;
const bare = /(?<![\w-])(PR|MR|pull request|merge request)\s(\d{1,9})\b/gi;

/**
 * The numbers of pull requests and issues that a note names, each once. Those of other repositories are none: `owner/name#12`, or an address of
 * another repository than `web`.
 */
export function readNoteNumbers(text: string, web: RepositoryWeb | null): readonly NoteNumber[] {
  const found = new Map<number, NoteNumber['kind']>();
  const add = (digits: string | undefined, kind: NoteNumber['kind']): void => {
    const number = Number(digits);
    if (number > 0 && found.size < most && (found.get(number) ?? 'unknown') === 'unknown') found.set(number, kind);
  };
  const rest = text
    .replace(address, (url) => {
      const [, host = '', path = '', page = '', digits] = forgePage.exec(url) ?? [];
      if (digits !== undefined && isOwn(host, path, web)) add(digits, page === 'issues' ? 'issue' : 'pull');
      const bug = bugPage.exec(url)?.[1];
      if (bug !== undefined) add(bug, 'unknown');
      return ' ';
    })
    // The text of a link whose address was read: `#123 <…>`_, [#123](…).
    .replace(/CPython\s+#\d+/g, ' ')
    .replace(role, (_all, name: string, digits: string) => {
      if (!/user/i.test(name)) add(digits, /^p|^m/i.test(name) ? 'pull' : /issue|bug/i.test(name) ? 'issue' : 'unknown');
      return ' ';
    });
  for (const [, word = '', sign, digits] of rest.matchAll(marked)) {
    const isPull = sign === '!' || /^(?:pr|mr|pull|merge)/i.test(word);
    add(digits, isPull ? 'pull' : /^issue/i.test(word) ? 'issue' : 'unknown');
  }
  for (const [, digits] of rest.matchAll(/(?<!\w)gh-(\d{1,9})\b/gi)) add(digits, 'unknown');
  for (const [, , digits] of rest.matchAll(bare)) add(digits, 'pull');
  return [...found].map(([number, kind]) => ({ number, kind }));
}

function isOwn(host: string, path: string, web: RepositoryWeb | null): boolean {
  if (web === null || !isWebAddress(web.url)) return true;
  const own = web.url.toLowerCase().replace(/^https?:\/\//, '');
  // A repository that was given to another owner keeps its name, and its old addresses lead on.
  return own === `${host}/${path}`.toLowerCase() || own.split('/').at(-1) === path.toLowerCase().split('/').at(-1);
}
