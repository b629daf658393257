import { pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * Has Astro keep the code that renders the pages in a folder of this build's own. By default it stands below the current folder for an output
 * elsewhere, where two builds at once would take each other's files away. Only an adapter may say where, so this is one that does nothing else.
 */
export function scratchFolder(folder: string): AstroIntegration {
  return {
    name: 'docket-scratch-folder',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ build: { server: pathToFileURL(`${folder}/`) } });
      },
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'docket-scratch-folder',
          entrypointResolution: 'auto',
          adapterFeatures: { buildOutput: 'static', preserveBuildServerDir: true },
          supportedAstroFeatures: { staticOutput: 'stable', sharpImageService: 'stable' },
        });
      },
    },
  };
}
