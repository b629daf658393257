/** What a site sets of its own, as the configuration has it. */
interface Looks {
  readonly paper?: 'A4' | 'Letter' | undefined;
  readonly accent?: { readonly light: string; readonly dark: string } | undefined;
  readonly fonts?: { readonly serif?: Font | undefined; readonly sans?: Font | undefined } | undefined;
}

interface Font {
  readonly family: string;
  readonly file?: string | undefined;
}

/** The style sheet of a site's own tokens; empty when it sets none. `base` is the folder that the site is served from, with slashes around it. */
export function formatLooks(looks: Looks | undefined, base: string): string {
  const { paper, accent, fonts } = looks ?? {};
  const tokens = [
    accent === undefined ? '' : `--link: light-dark(${accent.light}, ${accent.dark});`,
    fonts?.serif === undefined ? '' : `--serif: "${fonts.serif.family}", ui-serif, Georgia, serif;`,
    fonts?.sans === undefined ? '' : `--sans: "${fonts.sans.family}", system-ui, sans-serif;`,
  ].filter((token) => token !== '');
  const faces = [fonts?.serif, fonts?.sans].flatMap((font) =>
    font?.file === undefined ? [] : [formatFace(font.family, base + font.file.slice(1))],
  );
  return [
    ...faces,
    ...(tokens.length === 0 ? [] : [`:root {\n  ${tokens.join('\n  ')}\n}`]),
    ...(paper === 'Letter' ? ['@page {\n  size: letter;\n}\n@page wide {\n  size: letter landscape;\n}'] : []),
  ].join('\n');
}

const formatFace = (family: string, file: string): string =>
  `@font-face {\n  font-family: "${family}";\n  src: url("${file}") format("woff2");\n  font-weight: 200 900;\n  font-display: optional;\n}`;
