import { Option } from '@commander-js/extra-typings';

/** `--repository`, which may be given several times or with several values. */
export const repositoryOption = new Option(
  '-r, --repository <path...>',
  'a work tree, bare repository, bundle or URL; instead of a configuration',
);
/** `--config`. */
export const configOption = new Option('-c, --config <file>', 'the configuration; by default docket.config.ts of the current folder');
/** `--run-config`. */
export const runConfigOption = new Option(
  '--run-config',
  'run the configuration; without it, only what is written out in it is read, and nothing of the folder runs',
);
/** `--records-history`. */
export const recordsHistoryOption = new Option(
  '--records-history <path>',
  'repository with the history of the records; by default the one around the configuration, whatever that says',
);
/** `--as-of`. */
export const asOfOption = new Option('--as-of <date>', 'what counts as now; by default the newest date in the inputs');
