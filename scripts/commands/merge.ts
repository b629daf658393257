import { Command } from '@commander-js/extra-typings';
import { foundFormatOption } from '../terminal/format-found.ts';
import { configOption } from './book-options.ts';

/** `docket merge`: the site of what `docket build --shard` made. */
export function mergeCommand() {
  return new Command('merge')
    .argument('<folder...>', 'what `docket build --shard` made: the folders of all shards, or a folder that holds them')
    .option('-o, --out <folder>', 'where the site goes; a site that is there is replaced when the new one is whole', 'dist')
    .option('--previous <manifest>', 'manifest.json of the site that this one replaces, a file or an address; the new one names its digest')
    .option('--check', 'list every problem, and make no site when one is an error, as `docket check` ends')
    .addOption(foundFormatOption)
    .addOption(configOption)
    .addHelpText(
      'after',
      '\nExample:\n  $ docket build --shard 1/2 --as-of 2026-11-30T12:00:00Z\n  $ docket build --shard 2/2 --as-of 2026-11-30T12:00:00Z\n  $ docket merge shard-1-of-2 shard-2-of-2',
    )
    .action(async (folders, options) => (await import('../shards/merge-shards.ts')).mergeShards(folders, options));
}
