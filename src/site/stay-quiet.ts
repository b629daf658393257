import { env } from 'node:process';

/**
 * Keeps Astro from calling home for the rest of the process: it reports each build to its makers (and runs git in the current folder with the plain environment to
 * describe the project), and its development server asks a registry for newer versions. Astro looks at the environment whenever it is about to.
 */
export function stayQuiet(): void {
  env['ASTRO_TELEMETRY_DISABLED'] = '1';
  env['ASTRO_DISABLE_UPDATE_CHECK'] = 'true';
}
