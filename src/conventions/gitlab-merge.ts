import { firstLine } from './github-merge.ts';
import { type Mark, type Message, noMarks, parsePullNumber } from './mark.ts';

const trailer = /^See merge request (?:\S*)!(\d+)$/;
const branchOf = /^Merge branch '([^']+)'/;

/**
 * GitLab's merge and squash commits: the number is in a line of the body, the title is the body's first line or the squash's subject.
 *
 * @example
 * Merge branch 'thing' into 'main'
 *
 * Add a thing
 *
 * See merge request group/project!12
 * -> [{"kind":"merged","number":12,"evidence":"`See merge request` line","title":"Add a thing","branch":"thing"}]
 */
export function readGitlabMerge(message: Message): readonly Mark[] {
  for (const line of message.lines) {
    if (!line.startsWith('See merge request')) continue;
    const number = parsePullNumber(trailer.exec(line)?.[1]);
    if (number === null) continue;
    const evidence = '`See merge request` line';
    if (!message.merge) return [{ kind: 'merged', number, evidence }];
    const first = firstLine(message.body);
    const branch = branchOf.exec(message.subject)?.[1];
    const title = first === '' || trailer.test(first) ? {} : { title: first };
    return [{ kind: 'merged', number, evidence, ...title, ...(branch === undefined ? {} : { branch }) }];
  }
  return noMarks;
}
