import { z } from 'zod';

const texts = z.record(z.string(), z.string());

/** What of the project's `package.json` is the package's, too. Node for each platform is left out: it serves the project's own repository. */
const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  description: z.string(),
  license: z.string(),
  type: z.literal('module'),
  bin: texts,
  exports: texts,
  engines: texts,
  dependencies: texts,
  peerDependencies: texts,
  peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.boolean() })),
});

/** The package's `package.json` from the project's: it names what was compiled instead of what was written. */
export function packageManifest(text: string): string {
  const { bin, exports, ...rest } = manifestSchema.parse(JSON.parse(text));
  const manifest = {
    ...rest,
    bin: Object.fromEntries(Object.entries(bin).map(([name, file]) => [name, compiledName(file)])),
    exports: Object.fromEntries(Object.entries(exports).map(([name, file]) => [name, compiledExport(file)])),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function compiledExport(file: string): string | { readonly types: string; readonly default: string } {
  return file.endsWith('.ts') ? { types: file.replace(/\.ts$/, '.d.ts'), default: compiledName(file) } : file;
}

const compiledName = (file: string): string => file.replace(/\.ts$/, '.js');
