import { Command, Option } from '@commander-js/extra-typings';
import type { Book } from '../../src/book/schema/book.ts';
import { runGit } from '../../src/git/read/process/run-git.ts';
import { findRoot } from '../book/find-root.ts';
import { openBook } from '../book/open-book.ts';
import type { AnnotationPlace } from '../terminal/format-annotations.ts';
import { formatProblems } from '../terminal/format-problems.ts';
import { showProgress } from '../terminal/show-progress.ts';
import { asOfOption, configOption, recordsHistoryOption, repositoryOption, runConfigOption } from './book-options.ts';

/** `docket check`: every problem at once, once or with each change, after repairing texts where it is asked to; exit code 1 when one of them is an error. */
export function checkCommand() {
  return new Command('check')
    .addOption(repositoryOption)
    .addOption(configOption)
    .addOption(asOfOption)
    .addOption(recordsHistoryOption)
    .addOption(runConfigOption)
    .addOption(
      new Option('-f, --format <format>', 'for people, for machines, or as annotations of a forge')
        .choices(['text', 'json', 'github', 'gitlab', 'sarif'] as const)
        .default('text' as const),
    )
    .option('--fix', 'repair letters and line ends that programs read differently, in files that nobody has signed')
    .option('-w, --watch', 'check again whenever something in content/ or the configuration changes, until Ctrl-C')
    .addHelpText('after', '\nExample:\n  $ docket check --format json | jq .')
    .action(async (options) => {
      if (options.fix) {
        const { fixTexts, formatFixing } = await import('../records/fix-texts.ts');
        process.stderr.write(formatFixing(await fixTexts(await findRoot(options.config))));
      }
      const check = async () => {
        const progress = showProgress(process.stderr);
        const { book, root } = await openBook({ ...options, runConfig: options.runConfig === true }, progress).finally(progress.end);
        process.stdout.write(await formats[options.format](book, root));
        if (book.problems.some(({ severity }) => severity === 'error')) process.exitCode = 1;
      };
      if (options.watch !== true) return check();
      const { repeatCheck } = await import('../terminal/repeat-check.ts');
      await repeatCheck(await findRoot(options.config), check);
    });
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
