import { fileURLToPath } from 'node:url';
import { makeExample } from './example/make-example.ts';
import { makePulls } from './example/make-pulls.ts';
import { makeRecords, writeContent } from './example/make-records.ts';
import { writeWholeFile } from './records/write-whole-file.ts';

const at = (place: string) => fileURLToPath(new URL(place, import.meta.url));
const repositories = at('../.docket/example');
const made = await makeExample(at('../content/histories'), repositories);
const root = at('..');
const files = await makeRecords({ story: at('../content/histories/records/portal-records.yaml'), root, repositories });
// The records in content/ are what the story ends with; a test holds it. After a change of the story they are written anew.
if (process.argv.includes('--write')) {
  await writeContent(files, root);
  for (const [file, text] of await makePulls({ story: at('../content/histories/pulls/portal.yaml'), repositories })) {
    await writeWholeFile(`${root}/${file}`, text, { replace: true });
  }
}
process.stderr.write(`  ${made.length + 1} example repositories made from content/histories\n`);
