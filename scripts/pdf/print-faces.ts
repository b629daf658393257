import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';

/** The style sheet that a page is printed with beside its own, and the fonts that it names. */
export interface PrintFaces {
  readonly css: string;
  /** Bytes by the name that the sheet has for them. */
  readonly files: ReadonlyMap<string, Buffer>;
}

interface Family {
  readonly name: string;
  /** Path of the list of its subsets, beside its files. */
  readonly list: string;
  /** Weights that there are files of, and the range of weights that each stands for. */
  readonly weights: readonly (readonly [weight: number, range: string])[];
}

const require = createRequire(import.meta.url);
const ranges = z.record(z.string(), z.string());

/**
 * Faces of fixed weight for the two families of pages, in all their scripts. Screens get one variable file in latin alone, which is small; of a
 * variable font Chromium embeds each glyph as a drawing (Type 3), which makes a PDF heavy. A family that the site's own sheet sets stays the site's.
 */
export function readPrintFaces(ownSheet: string): PrintFaces {
  const families: readonly Family[] = [
    {
      name: 'Source Sans 3 Print',
      list: require.resolve('@fontsource/source-sans-3/unicode.json'),
      weights: [
        [400, '100 500'],
        [600, '501 900'],
      ],
    },
    { name: 'Source Serif 4 Print', list: require.resolve('@fontsource/source-serif-4/unicode.json'), weights: [[600, '100 900']] },
  ];
  const faces = families.flatMap(listFaces);
  const tokens = [
    '--serif: "Source Serif 4 Print", ui-serif, Georgia, serif;',
    '--sans: "Source Sans 3 Print", system-ui, sans-serif;',
  ].filter((token) => !ownSheet.includes(token.slice(0, token.indexOf(' '))));
  return {
    css: [...faces.map(({ rule }) => rule), `:root:root { ${tokens.join(' ')} }`].join('\n'),
    files: new Map(faces.map(({ file, source }) => [file, readFileSync(source)])),
  };
}

function listFaces({ name, list, weights }: Family): readonly { readonly rule: string; readonly file: string; readonly source: string }[] {
  const folder = path.dirname(list);
  const subsets = Object.entries(ranges.parse(JSON.parse(readFileSync(list, 'utf8'))));
  return subsets.flatMap(([subset, range]) =>
    weights.map(([weight, weightRange]) => {
      const file = `${path.basename(folder)}-${subset}-${weight}-normal.woff2`;
      const rule = `@font-face { font-family: "${name}"; src: url("${file}") format("woff2"); font-weight: ${weightRange}; font-display: block; unicode-range: ${range}; }`;
      return { rule, file, source: path.join(folder, 'files', file) };
    }),
  );
}
