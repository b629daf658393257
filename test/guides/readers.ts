import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateWorkflow } from '@action-validator/core';
import { readStaticConfig } from '../../src/book/read/read-static-config.ts';
import { configSchema } from '../../src/book/schema/config.ts';
import { parsePolicy } from '../../src/environments/read/parse-policy.ts';
import { parseProcess } from '../../src/environments/read/parse-process.ts';
import { parsePeople } from '../../src/validation/read/content/parse-people.ts';
import { parseProtocol } from '../../src/validation/read/documents/parse-protocol.ts';
import { parseRecord } from '../../src/validation/read/documents/parse-record.ts';
import { makeFolder } from '../git-repository.ts';

/** What our own readers make of a block: what is wrong with it, and what a `text` block behind it shows. */
export interface Reading {
  readonly problems: readonly unknown[];
  readonly shown: string;
}

/** By what stands behind the language of a block. Throws where a block is no such thing. */
export const readers: Readonly<Record<string, (text: string) => Reading | Promise<Reading>>> = {
  'ts docket.config.ts': (text) => readConfigFile(text),
  'ts product': (text) => readConfig(`{ products: [${text}] }`),
  'ts fields': (text) => readConfig(`{ products: [{ id: 'portal', name: 'Portal', repositories: [{ path: '../portal' }], ${text} }] }`),
  'yaml process': (text) => ({ ...parseProcess(text, { source: 'process.yaml', id: 'own', shipped: false }), shown: '' }),
  'yaml policy': (text) => ({
    ...parsePolicy(`---\nidentifier: E-1\nversion: 1\nstatus: in-force\n${text}---\n`, {
      source: 'policy.mdx',
      product: 'portal',
      environment: 'production',
    }),
    shown: '',
  }),
  'yaml workflow': (text) => ({ problems: validateWorkflow(text).errors, shown: '' }),
  'yaml people': (text) => ({ ...parsePeople(text, 'content/people.yaml'), shown: '' }),
  'yaml protocol': (text) => readProtocol(`---\n${text}---\n\n- [ ] Sign in.\n`),
  'md protocol': (text) => readProtocol(`---\nid: smoke\ntitle: Smoke test\nversion: '1'\n---\n\n${text}`),
  'md record': (text) => {
    const { body } = parseRecord(`---\nprotocol: smoke\n---\n\n${text}`, { source: 'smoke.mdx', folder: null });
    const shown = body.deviations.map(({ id, step, severity, status }) => [id, step, severity, status].join(' | ')).join('\n');
    return { problems: [], shown };
  },
};

function readProtocol(text: string): Reading {
  const { body, problems } = parseProtocol(text, { source: 'smoke.mdx' });
  return { problems, shown: body.steps.map(({ id, action, expected }) => `${id} | ${action} | ${expected}`.trim()).join('\n') };
}

const readConfig = (text: string): Promise<Reading> => readConfigFile(`export default ${text};\n`);

async function readConfigFile(text: string): Promise<Reading> {
  const file = join(makeFolder(), 'docket.config.ts');
  writeFileSync(file, text);
  configSchema.parse(await readStaticConfig(file));
  return { problems: [], shown: '' };
}
