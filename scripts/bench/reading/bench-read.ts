import { openBook } from '../../book/open-book.ts';
import { showProgress } from '../../terminal/show-progress.ts';

const [repository = '.'] = process.argv.slice(2);
const display = showProgress(process.stderr);
const { book } = await openBook({ repository: [repository] }, display);
const releases = book.products.flatMap((product) => product.releases);
console.log(
  JSON.stringify({
    commits: book.products.flatMap((product) => product.repositories).reduce((sum, { commits }) => sum + commits, 0),
    releases: releases.length,
    changes: releases.reduce((sum, { changes }) => sum + changes.length, 0),
    stages: Object.fromEntries(display.times().map(({ stage, milliseconds }) => [stage, milliseconds / 1000])),
  }),
);
