import { firstLine } from './github-merge.ts';
import { type Mark, type Message, noMarks, parsePullNumber } from './mark.ts';

const trailer = /^See merge request (\S*?)(?:!|\/-\/merge_requests\/)(\d+)$/;
const securityFork = /\/security\/[^/]+$/;
const branchOf = /^Merge branch '([^']+)'/;

/**
 * GitLab's merge and squash commits: the number is in a line of the body, the title is the body's first line or the squash's subject. A number
 * of the private project where GitLab keeps security fixes until they are public is not one of this repository's.
 *
 * @example
 * Merge branch 'thing' into 'main'
 *
 * Add a thing
 *
 * See merge request group/project!12
 * -> [{"kind":"merged","number":12,"evidence":"`See merge request` line","title":"Add a thing","branch":"thing"}]
 * @example
 * Merge branch 'thing' into 'main'
 *
 * Add a thing
 *
 * See merge request https://forge.example/group/project/-/merge_requests/12
 * -> [{"kind":"merged","number":12,"evidence":"`See merge request` line","title":"Add a thing","branch":"thing"}]
 * @example
 * Merge branch 'thing' into 'main'
 *
 * See merge request group/security/project!12
 * -> []
 */
export function readGitlabMerge(message: Message): readonly Mark[] {
  for (const line of message.lines) {
    if (!line.startsWith('See merge request')) continue;
    const [, project = '', digits] = trailer.exec(line) ?? [];
    const number = parsePullNumber(digits);
    if (number === null || securityFork.test(project)) continue;
    const evidence = '`See merge request` line';
    if (!message.merge) return [{ kind: 'merged', number, evidence }];
    const first = firstLine(message.body);
    const branch = branchOf.exec(message.subject)?.[1];
    const title = first === '' || trailer.test(first) ? {} : { title: first };
    return [{ kind: 'merged', number, evidence, ...title, ...(branch === undefined ? {} : { branch }) }];
  }
  return noMarks;
}
