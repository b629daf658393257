import { type Mark, type Message, noMarks, parsePullNumber } from '../../../../forges/schema/mark.ts';

const line = /^Part-of: <?(?:https?:\/\/\S+\/merge_requests\/|[\w./-]*!)(\d+)>?$/i;

/** GNOME's habit before there was the trailer: the address on a line of its own. */
const address = /^<?https?:\/\/\S+\/merge_requests\/(\d+)>?$/i;

/**
 * The trailer that Marge and GNOME's GitLab add to every commit of a merge request, which then are one change without a merge.
 *
 * @example
 * st: Fix a leak
 *
 * Part-of: <https://gitlab.example.org/GNOME/gnome-shell/-/merge_requests/3012>
 * -> [{"kind":"merged","number":3012,"evidence":"`Part-of` line"}]
 * @example
 * st: Fix a leak
 *
 * Part-of: group/project!77
 * -> [{"kind":"merged","number":77,"evidence":"`Part-of` line"}]
 * @example
 * st: Fix a leak
 *
 * https://gitlab.example.org/GNOME/gnome-shell/merge_requests/812
 * -> [{"kind":"merged","number":812,"evidence":"address of the merge request"}]
 */
export function readPartOf(message: Message): readonly Mark[] {
  for (const text of message.lines) {
    const named = /^part-of:/i.test(text) ? line.exec(text) : text.includes('/merge_requests/') ? address.exec(text) : null;
    const number = parsePullNumber(named?.[1]);
    if (number !== null)
      return [
        {
          kind: 'merged',
          number,
          evidence: named?.[0].startsWith('P') || named?.[0].startsWith('p') ? '`Part-of` line' : 'address of the merge request',
        },
      ];
  }
  return noMarks;
}
