import path from 'node:path';
import { Command } from '@commander-js/extra-typings';
import { count } from '../../src/text/schema/count.ts';
import { asOfOption, configOption, recordsHistoryOption } from './book-options.ts';

/** `docket bundle`: one archive of a release that can be verified without Docket. */
export function bundleCommand() {
  return new Command('bundle')
    .argument('<product>', 'id of the product')
    .argument('<version>', 'the release')
    .option('-o, --out <file>', 'where the archive goes; by default <product>-<version>.tar')
    .option('--site <folder>', 'a built site, whose pages go into the archive', 'dist')
    .addOption(configOption)
    .addOption(asOfOption)
    .addOption(recordsHistoryOption)
    .addHelpText('after', '\nExample:\n  $ docket bundle portal 2.3.0\n  $ tar -xf portal-2.3.0.tar && sh portal-2.3.0/verify.sh')
    .action(async (product, version, options) => {
      const { openBundle, writeBundle } = await import('../publish/write-bundle.ts');
      const archive = await openBundle({ ...options, product, version });
      const file = path.resolve(options.out ?? `${archive.name}.tar`);
      const size = await writeBundle(file, archive);
      process.stderr.write(`  ${count(archive.files.length, 'file')}, ${count(size, 'byte')} in ${path.relative(process.cwd(), file)}\n`);
    });
}
