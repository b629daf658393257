import { Option } from '@commander-js/extra-typings';

/** `--repository`, which may be given several times or with several values. */
export const repositoryOption = new Option(
  '-r, --repository <path...>',
  'a work tree, bare repository, bundle or URL; instead of a configuration',
);
/** `--config`. */
export const configOption = new Option('-c, --config <file>', 'the configuration; by default docket.config.ts of the current folder');
/** `--as-of`. */
export const asOfOption = new Option('--as-of <date>', 'what counts as now; by default the newest date in the inputs');
