import { Option } from '@commander-js/extra-typings';
import type { Book } from '../../src/book/schema/book.ts';
import { runGit } from '../../src/git/read/process/run-git.ts';
import type { AnnotationPlace } from './format-annotations.ts';
import { formatProblems } from './format-problems.ts';

/** `--format` of what lists problems. */
export const foundFormatOption = new Option('-f, --format <format>', 'for people, for machines, or as annotations of a forge')
  .choices(['text', 'json', 'github', 'gitlab', 'sarif'] as const)
  .default('text' as const);

/** Formats the problems of a Book that was made in the folder `root`. */
export function formatFound(
  book: Book,
  { root, format }: { readonly root: string; readonly format: keyof typeof formats },
): string | Promise<string> {
  return formats[format](book, root);
}

type Format = (book: Book, root: string) => string | Promise<string>;

const formats: Readonly<Record<'text' | 'json' | 'github' | 'gitlab' | 'sarif', Format>> = {
  text: ({ problems }) => formatProblems(problems),
  json: ({ problems }) => `${JSON.stringify(problems, null, 2)}\n`,
  github: async (book, root) => (await loadAnnotations()).formatGithub(book.problems, await placeOf(book, root)),
  gitlab: async (book, root) => (await loadAnnotations()).formatGitlab(book.problems, await placeOf(book, root)),
  sarif: async (book, root) => (await loadAnnotations()).formatSarif(book.problems, await placeOf(book, root)),
};

const loadAnnotations = () => import('../terminal/format-annotations.ts');

/** Annotations name files from the top of the repository, where the folder may be one of many. */
async function placeOf({ docket }: Book, root: string): Promise<AnnotationPlace> {
  const { code, stdout } = await runGit(['rev-parse', '--show-prefix'], root);
  return { docket, prefix: code === 0 ? stdout.trim() : '' };
}
