import path from 'node:path';
import { Command } from '@commander-js/extra-typings';
import { findConfig, readConfig } from '../../src/book/read/read-config.ts';
import { readKnownNames } from '../../src/collect/reserved.ts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { writeWholeFile } from '../records/write-whole-file.ts';
import { formatConfig } from '../terminal/format-config.ts';
import { configOption } from './book-options.ts';

/** `docket config`: runs the configuration and prints it with every value written out, as `docket verify` can read it. */
export function configCommand() {
  return new Command('config')
    .addOption(configOption)
    .option('--write', 'put it in the place of the configuration; without it, only prints it')
    .addHelpText('after', '\nExample:\n  $ docket config --write')
    .action(async (options) => {
      const file = options.config === undefined ? await findConfig(process.cwd()) : path.resolve(options.config);
      if (file === null)
        throw new CannotGoOn('There is no `docket.config.ts` here.', {
          hint: 'Go to the folder that has one, or name it with `--config FILE`.',
        });
      const text = formatConfig(await readConfig(file, readKnownNames));
      if (options.write !== true) {
        process.stdout.write(text);
        return;
      }
      await writeWholeFile(file, text, { replace: true });
      process.stdout.write(`${path.relative(process.cwd(), file)}\n`);
    });
}
