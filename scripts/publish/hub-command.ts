import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from '@commander-js/extra-typings';
import { count } from '../../src/text/schema/count.ts';
import { readAsOf } from '../book/read-as-of.ts';
import { prepareSite } from '../serve/site-folder.ts';
import { printable } from '../terminal/show-progress.ts';
import { withCleanUp } from '../with-clean-up.ts';

/** `docket hub`: a page of the sites that teams publish themselves; exit code 1 when one could not be read, which the page says. */
export function hubCommand() {
  return new Command('hub')
    .argument('<site...>', 'published sites, each as an address or a folder')
    .option('-o, --out <folder>', 'where the page goes; one that is there is replaced when the new one is whole', 'hub')
    .option('--title <text>', 'what the page is called', 'Releases')
    .option('--as-of <date>', 'when the sites were read; by default now')
    .addHelpText('after', '\nExample:\n  $ docket hub https://portal.example.org/releases https://desk.example.org --out public')
    .action(async (given, { out, title, asOf }) => {
      const { readHubSite } = await import('../../src/publish/read/read-hub-site.ts');
      const { formatHub, hubStyles } = await import('../../src/publish/views/format-hub.ts');
      const { readVersion } = await import('../../src/collect/read-version.ts');
      const readAt = readAsOf(asOf, process.env['SOURCE_DATE_EPOCH']) ?? new Date().toISOString().replace(/\.\d+Z$/, 'Z');
      const building = prepareSite(out);
      await withCleanUp(building.abandon, async () => {
        await building.begin();
        const sites = await Promise.all(given.map(readHubSite));
        const hub = { schema: 'docket/hub/v1', docket: await readVersion(), title, readAt, sites } as const;
        await mkdir(building.folder, { recursive: true });
        await writeFile(path.join(building.folder, 'index.html'), formatHub(hub));
        await writeFile(path.join(building.folder, 'hub.css'), hubStyles);
        await writeFile(path.join(building.folder, 'hub.json'), `${JSON.stringify(hub, null, 1)}\n`);
        await building.finish();
        for (const { where, problem } of sites)
          if (problem !== null) process.stderr.write(`  Not read: ${printable(where)}: ${printable(problem)}\n`);
        const read = sites.filter(({ problem }) => problem === null).length;
        process.stderr.write(`  ${count(read, 'site')} listed in ${path.relative(process.cwd(), path.resolve(out)) || '.'}\n`);
        if (read < sites.length) process.exitCode = 1;
      });
    });
}
