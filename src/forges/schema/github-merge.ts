import { type Mark, type Message, noMarks, parsePullNumber } from './mark.ts';

const subject = /^Merge pull request #(\d+) from ([^\s/]+)\/(\S+)/;

/**
 * GitHub's merge commit, also Prow's and Bitbucket Server's older form: the title is the body's first line.
 *
 * @example
 * Merge pull request #712 from umccr/dev
 *
 * Release 2.2.3rc1
 * -> [{"kind":"merged","number":712,"evidence":"merge commit subject","title":"Release 2.2.3rc1","owner":"umccr","branch":"dev"}]
 */
export function readGithubMerge(message: Message): readonly Mark[] {
  if (!message.subject.startsWith('Merge pull request #')) return noMarks;
  const match = subject.exec(message.subject);
  const number = parsePullNumber(match?.[1]);
  if (!match || number === null) return noMarks;
  const title = firstLine(message.body);
  const [, , owner = '', branch = ''] = match;
  return [{ kind: 'merged', number, evidence: 'merge commit subject', ...(title === '' ? {} : { title }), owner, branch }];
}

/** The first line of a body that is not blank. */
export function firstLine(body: string): string {
  const start = body.search(/\S/);
  if (start < 0) return '';
  const end = body.indexOf('\n', start);
  return (end < 0 ? body.slice(start) : body.slice(start, end)).trimEnd();
}
