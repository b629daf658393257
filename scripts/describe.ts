import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createProgram } from './create-program.ts';
import { describeSchemas } from './describe/describe-schema.ts';
import { formatOptions } from './describe/format-options.ts';
import { writtenFiles } from './describe/written-files.ts';

// `npm run describe`: writes the guide with all options anew.
const root = path.join(import.meta.dirname, '..');
const [config] = describeSchemas(
  root,
  writtenFiles.filter(({ name }) => name === 'config'),
).values();
if (config === undefined) throw new Error('There is no schema of the configuration.');
writeFileSync(path.join(root, 'content', 'guides', 'options.md'), formatOptions(config, await createProgram()));
