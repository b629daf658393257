import { CannotGoOn } from '../../text/schema/cannot-go-on.ts';

/** Marks of a failure that began in a guide: what compiles MDX, what reads its front matter, and what runs it. */
const fromGuide = /MDXContent|parseFrontmatter|@mdx-js|\/mdx\/|\.mdx\b|InvalidContentEntry/;

/** What a build ends with: where a guide is to blame, a message that says so, since guides are programs of whoever wrote them; else the failure as it is. */
export function explainGuideFailure(cause: unknown): unknown {
  if (!(cause instanceof Error) || cause instanceof CannotGoOn || !fromGuide.test(`${cause.name} ${cause.message} ${cause.stack ?? ''}`))
    return cause;
  const [file] = /content\/guides\/[^\s:"'`?]+/.exec(`${cause.message} ${cause.stack ?? ''} ${JSON.stringify(cause)}`) ?? [];
  const [first = ''] = cause.message.split('\n');
  return new CannotGoOn(`${file === undefined ? 'A guide in `content/guides`' : `The guide \`${file}\``} cannot be shown: ${first}`, {
    hint: 'Correct its front matter or its text, or take it out of the folder.',
    cause,
  });
}
