import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'astro';
import { packageRoot } from '../../src/site/package-root.ts';
import { syntheticBook } from '../../test/fixture/synthetic-book.ts';
import { formatBuilt } from './built.ts';
import { plainPages } from './plain-pages.ts';

const template = `---
export function getStaticPaths() {
  return globalThis[Symbol.for('docket.bench')].map((page) => ({ params: { slug: page.slug }, props: page }));
}
const { title, facts, groups, lists } = Astro.props;
---
<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><meta name="viewport" content="width=device-width" /><title>{title}</title></head>
  <body>
    <h1>{title}</h1>
    <ul>{facts.map((fact) => <li>{fact}</li>)}</ul>
    {groups.map(({ name, changes }) => (
      <h2>{name}</h2>
      <ul>
        {changes.map((change) => (
          <li id={change.id}>{change.text} {change.links.map((link) => <a href={link.url}>{link.text}</a>)} {change.authors}</li>
        ))}
      </ul>
    ))}
    {lists.map(({ name, items }) => (
      <h2>{name}</h2>
      <ul>{items.map((item) => <li>{item}</li>)}</ul>
    ))}
  </body>
</html>
`;

const startSeconds = performance.now() / 1000;
const [folder = '.', releases = '500', changes = '40'] = process.argv.slice(2);
const pages = plainPages(syntheticBook({ releases: Number(releases), changes: Number(changes) }));
Reflect.set(globalThis, Symbol.for('docket.bench'), pages);
mkdirSync(path.join(folder, 'src', 'pages'), { recursive: true });
symlinkSync(fileURLToPath(new URL('node_modules', packageRoot())), path.join(folder, 'node_modules'));
writeFileSync(path.join(folder, 'src', 'pages', '[...slug].astro'), template);
const start = performance.now();
await build({ root: folder, configFile: false, logLevel: 'silent', outDir: path.join(folder, 'site'), build: { concurrency: 8 } });
console.log(formatBuilt({ startSeconds, seconds: (performance.now() - start) / 1000, pages: pages.length }));
