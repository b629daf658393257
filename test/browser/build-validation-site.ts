import path from 'node:path';
import { buildSite } from '../../src/site/build-site.ts';
import { packBook } from '../../src/site/pack-book.ts';
import { writeValidationContent } from '../fixture/validation-content.ts';

// Builds the site of the fixture with records in every state into `site/` of the folder that is named, in a process without a test runner.
const [root = ''] = process.argv.slice(2);
const book = await writeValidationContent(root);
await buildSite({ book: packBook(book, root), root, outDir: path.join(root, 'site'), cacheDir: path.join(root, '.docket', 'cache') });
