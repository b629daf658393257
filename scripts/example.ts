import { fileURLToPath } from 'node:url';
import { makeExample } from './example/make-example.ts';

const at = (place: string) => fileURLToPath(new URL(place, import.meta.url));
const made = await makeExample(at('../content/histories'), at('../.docket/example'));
process.stderr.write(`  ${made.length} example repositories made from content/histories\n`);
