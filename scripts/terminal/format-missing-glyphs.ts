import { count } from '../../src/text/schema/count.ts';
import { printable } from './show-progress.ts';

const shown = 8;

/** Says which characters no font on this machine has, and where PDFs show boxes for them; empty when every one has its glyph. */
export function formatMissingGlyphs(missing: readonly { readonly address: string; readonly characters: readonly string[] }[]): string {
  if (missing.length === 0) return '';
  const characters = [...new Set(missing.flatMap((page) => page.characters))].sort();
  const named = characters.slice(0, shown).map((character) => `${printable(character)} (${formatCodePoint(character)})`);
  const others = characters.length > shown ? ` and ${characters.length - shown} more` : '';
  const places = missing.slice(0, shown).map(({ address }) => printable(address));
  const more = missing.length > shown ? ` and ${missing.length - shown} more` : '';
  return [
    `  warning  ${count(missing.length, 'PDF')} with boxes: no font here has ${named.join(', ')}${others}.`,
    `           In ${places.join(', ')}${more}.`,
    '           Install a font that has them where PDFs are printed (on Debian, for example, `fonts-noto-cjk`), and build again.',
    '',
  ].join('\n');
}

const formatCodePoint = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
