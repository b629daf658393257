import { firstLine } from './github-merge.ts';
import { type Mark, type Message, noMarks, parsePullNumber } from './mark.ts';

const gitea = /^Merge pull request '(.*)' \(#(\d+)\) from (?:([^\s/]+)\/)?(\S+)/;
const bitbucketCloud = /^Merged in (\S+) \(pull request #(\d+)\)/;
const bitbucketServer = /^Pull request #(\d+): (.*)/;
const azure = /^Merged PR (\d+): (.*)/;
/** Written by hand or by a script, also over a squash. */
const written = /^Merge (?:PR|pull request) #(\d+)(?: from ([^\s/:]+)\/([^\s:]+))?(?::| -) (\S.*)/i;
const bors = /^(?:Auto merge of|Merge) #(\d+)(?: - ([^\s:/]+)[:/]([^\s,]+))?/;

/**
 * Merge commits of Gitea and Forgejo, Bitbucket Cloud and Server, Azure DevOps, and the bots bors and homu.
 *
 * @example
 * Merge pull request 'Add a thing' (#12) from alice/thing into main
 * -> [{"kind":"merged","number":12,"evidence":"merge commit subject","title":"Add a thing","owner":"alice","branch":"thing"}]
 * @example
 * Merged in feature/thing (pull request #12)
 *
 * Add a thing
 * -> [{"kind":"merged","number":12,"evidence":"merge commit subject","title":"Add a thing","branch":"feature/thing"}]
 * @example
 * Pull request #12: Add a thing
 * -> [{"kind":"merged","number":12,"evidence":"merge commit subject","title":"Add a thing"}]
 * @example
 * Merged PR 12: Add a thing
 * -> [{"kind":"merged","number":12,"evidence":"merge commit subject","title":"Add a thing"}]
 * @example
 * Merge PR #12: Add a thing
 * -> [{"kind":"merged","number":12,"evidence":"merge commit subject","title":"Add a thing"}]
 * @example
 * Auto merge of #12 - alice:thing, r=bob
 *
 * Add a thing
 * -> [{"kind":"merged","number":12,"evidence":"merge commit subject","title":"Add a thing","owner":"alice","branch":"thing"}]
 */
export function readForgeMerge(message: Message): readonly Mark[] {
  const { subject } = message;
  if (subject.startsWith("Merge pull request '")) {
    const [, title, digits, owner, branch] = gitea.exec(subject) ?? [];
    return merged({ digits, title, owner, branch });
  }
  if (subject.startsWith('Merged in ')) {
    const [, branch, digits] = bitbucketCloud.exec(subject) ?? [];
    return merged({ digits, title: firstLine(message.body), owner: undefined, branch });
  }
  if (subject.startsWith('Pull request #')) {
    const [, digits, title] = bitbucketServer.exec(subject) ?? [];
    return merged({ digits, title, owner: undefined, branch: undefined });
  }
  if (subject.startsWith('Merged PR ')) {
    const [, digits, title] = azure.exec(subject) ?? [];
    return merged({ digits, title, owner: undefined, branch: undefined });
  }
  if (subject.startsWith('Merge P') || subject.startsWith('Merge pull request #')) {
    const [, digits, owner, branch, title] = written.exec(subject) ?? [];
    return merged({ digits, title, owner, branch });
  }
  if (message.merge && (subject.startsWith('Auto merge of #') || subject.startsWith('Merge #'))) {
    const [, digits, owner, branch] = bors.exec(subject) ?? [];
    return merged({ digits, title: firstLine(message.body), owner, branch });
  }
  return noMarks;
}

interface Parts {
  readonly digits: string | undefined;
  readonly title: string | undefined;
  readonly owner: string | undefined;
  readonly branch: string | undefined;
}

function merged({ digits, title, owner, branch }: Parts): readonly Mark[] {
  const number = parsePullNumber(digits);
  if (number === null) return noMarks;
  return [
    {
      kind: 'merged',
      number,
      evidence: 'merge commit subject',
      ...(title ? { title } : {}),
      ...(owner === undefined ? {} : { owner }),
      ...(branch === undefined ? {} : { branch }),
    },
  ];
}
