import { Command } from '@commander-js/extra-typings';
import { readPort } from '../read-port.ts';
import { serveFolder } from '../serve-folder.ts';

/** `docket preview`: serves a site that was built, and prints its address. */
export function previewCommand() {
  return new Command('preview')
    .description('serve the site that was built, and print its address')
    .option('-o, --out <folder>', 'where the site is', 'dist')
    .option('-p, --port <number>', 'the port; 0 takes a free one', readPort, 4321)
    .option('--host <name>', 'the address to listen at', '127.0.0.1')
    .option('--base <path>', 'the folder that it is served from', '/')
    .addHelpText('after', '\nExample:\n  $ docket preview --out site --port 8080')
    .action(async ({ out, port, host, base }) => {
      const { address, server } = await serveFolder({ folder: out, port, host, base });
      process.stdout.write(`${address}\n`);
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.once(signal, () => {
          server.close();
          server.closeAllConnections();
        });
      }
    });
}
