import { Command } from '@commander-js/extra-typings';
import { readPort } from '../serve/read-port.ts';

/** `docket preview`: serves a site that was built, and prints its address. */
export function previewCommand() {
  return new Command('preview')
    .option('-o, --out <folder>', 'where the site is', 'dist')
    .option('-p, --port <number>', 'the port, 0 for a free one; by default 4321, or a free one when it is taken', readPort)
    .option('--host <name>', 'the address to listen at', '127.0.0.1')
    .option('--base <path>', 'the folder that it is served from', '/')
    .addHelpText('after', '\nExample:\n  $ docket preview --out site --port 8080')
    .action(async ({ out, port, host, base }) => {
      const { serveFolder } = await import('../serve/serve-folder.ts');
      const { repairSite } = await import('../serve/site-folder.ts');
      await repairSite(out);
      const serve = (at: number) => serveFolder({ folder: out, port: at, host, base });
      const { address, server } = await (port === undefined ? serve(4321).catch(orElse(() => serve(0))) : serve(port));
      process.stdout.write(`${address}\n`);
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.once(signal, () => {
          server.close();
          server.closeAllConnections();
        });
      }
    });
}

/** Tries another way when the port is taken; what else goes wrong stays an error. */
function orElse<Value>(again: () => Promise<Value>): (cause: unknown) => Promise<Value> {
  return (cause) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE') return again();
    throw cause;
  };
}
