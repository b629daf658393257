import { Command } from '@commander-js/extra-typings';
import { CannotGoOn } from '../../../src/text/schema/cannot-go-on.ts';
import { openBook } from '../../book/open-book.ts';
import { draftPolicy } from '../../init/plan-project.ts';
import { announceFile, writeNewFile } from '../../records/write-new-file.ts';
import { showProgress } from '../../terminal/show-progress.ts';
import { configOption } from '../book-options.ts';

/** `docket new policy`: the draft of an environment's policy. */
export function newPolicyCommand() {
  return new Command('policy')
    .description("write the draft of an environment's policy into content/environments")
    .requiredOption('--product <id>', 'id of the product')
    .requiredOption('--environment <id>', "an environment of the product's process")
    .addOption(configOption)
    .addHelpText('after', '\nExample:\n  $ docket new policy --product portal --environment staging')
    .action(async ({ product: id, environment: place, ...options }) => {
      const progress = showProgress(process.stderr);
      const { book, root, config } = await openBook(options, progress);
      progress.end();
      const product = config.products.find((each) => each.id === id);
      if (product === undefined)
        throw new CannotGoOn(`There is no product \`${id}\`.`, {
          hint: `Choose from ${config.products.map((each) => `\`${each.id}\``).join(', ')}.`,
        });
      const used = typeof product.process === 'string' ? product.process : product.process?.at(-1)?.id;
      const known = book.processes?.find((each) => each.id === used)?.environments ?? [];
      const environment = known.find((each) => each.id === place);
      if (environment === undefined)
        throw new CannotGoOn(`\`${product.id}\` has no environment \`${place}\`.`, {
          hint:
            known.length === 0
              ? 'Say in the configuration which process the product follows: `process`.'
              : `Choose from ${known.map((each) => `\`${each.id}\``).join(', ')}.`,
        });
      const file = `content/environments/${product.id}/${environment.id}.mdx`;
      const text = draftPolicy({
        product: product.name,
        environment: environment.name,
        id: environment.id,
        description: environment.description,
      });
      await writeNewFile(root, file, { text, hint: 'Change that file instead, and its `version` with it.' });
      announceFile(root, file, ['Fill in what holds there, set `status: in-force` and `from`, and commit it.']);
    });
}
