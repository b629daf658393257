import { collectBook } from '../../src/book.ts';
import { choosePlan } from '../choose-plan.ts';

const [repository = '.', cacheDir = '.docket/cache'] = process.argv.slice(2);
const { config, root, derive } = await choosePlan({ repository: [repository] });
const started = new Map<string, number>();
const stages: Record<string, number> = {};
const book = await collectBook(config, root, {
  docket: 'bench',
  cacheDir,
  derive,
  onProgress: ({ stage, state }) => {
    if (state === 'begun') started.set(stage, performance.now());
    else if (state === 'ended') stages[stage] = (performance.now() - (started.get(stage) ?? 0)) / 1000;
  },
});
const releases = book.products.flatMap((product) => product.releases);
console.log(
  JSON.stringify({
    commits: book.products.flatMap((product) => product.repositories).reduce((sum, { commits }) => sum + commits, 0),
    releases: releases.length,
    changes: releases.reduce((sum, { changes }) => sum + changes.length, 0),
    stages,
  }),
);
