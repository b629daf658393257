import { existsSync } from 'node:fs';
import { defineConfig } from 'astro/config';
import docket from './src/index.ts';

// The example's repositories are made from content/histories; `npm start` makes them anew.
if (!existsSync(new URL('.docket/example/portal-records.git', import.meta.url))) await import('./scripts/example.ts');

export default defineConfig({
  integrations: [docket({ recordsHistory: '.docket/example/portal-records.git' })],
});
