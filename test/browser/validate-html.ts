import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { listPages } from './site-pages.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // HTML allows every id without white space, and the ids of candidates hold a dot.
    'valid-id': ['error', { relaxed: true }],
    // A title names a record, its release and the site, however long their names are.
    'long-title': 'off',
    // The forms are filters that apply at once: there is nothing to submit.
    'wcag/h32': 'off',
  },
});

/** Every fault of every page of a built site, one line each: `portal/index.html:1:200 rule message`. */
export async function listHtmlFaults(siteFolder: string): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const page of listPages(siteFolder)) {
    const file = page.endsWith('.html') ? page : `${page}index.html`;
    const { results } = await validator.validateString(readFileSync(join(siteFolder, file), 'utf8'));
    for (const { messages } of results) {
      for (const { line, column, ruleId, message } of messages) faults.push(`${file}:${line}:${column} ${ruleId} ${message}`);
    }
  }
  return faults;
}
