import { createHash, hash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import satori from 'satori';
import sharp from 'sharp';
import type { OutputSite } from '../../book/outputs/output-site.ts';
import { writeBelow } from '../../book/outputs/write-below.ts';
import { listWritten } from '../../book/outputs/written-products.ts';
import { listSocialCards, type SocialCard } from '../../releases/views/product/social-card.ts';

/** Changes when cards look different, so that none is taken from the cache. */
const drawing = 'card-2';
const [width, height] = [1200, 630];

/**
 * Draws the social cards: PNG images of 1200 × 630 for the site, for each product and for its newest `cardsPerProduct` releases,
 * so that the time does not grow with the number of releases. A card that was drawn before is taken from the cache folder.
 */
export async function writeSocialCards(site: OutputSite): Promise<void> {
  const { book, outDir, cacheDir } = site;
  const fonts = readFonts();
  await Promise.all(
    listSocialCards(book, listWritten(site)).map(async (card) =>
      writeBelow(outDir, card.address.slice(1), await drawCached(card, cacheDir, fonts)),
    ),
  );
}

type Fonts = Parameters<typeof satori>[1]['fonts'];

function readFonts(): Fonts {
  const require = createRequire(import.meta.url);
  const regular = require.resolve('@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff');
  const bold = require.resolve('@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff');
  return [
    { name: 'Source Serif', weight: 400, data: readFileSync(regular) },
    { name: 'Source Serif', weight: 600, data: readFileSync(bold) },
  ];
}

async function drawCached(card: SocialCard, cacheDir: string, fonts: Fonts): Promise<Uint8Array> {
  const folder = path.join(cacheDir, 'cards');
  const key = createHash('sha256')
    .update(JSON.stringify([drawing, card.above, card.title, card.below]))
    .digest('hex');
  const file = path.join(folder, `${key.slice(0, 32)}.card`);
  const known = readCard(file);
  if (known !== null) return known;
  const image = await drawCard(card, fonts);
  keepCard(file, image);
  return image;
}

/** A kept card is its SHA-256 and its image; null where it is not as it was written. */
function readCard(file: string): Uint8Array | null {
  try {
    const bytes = readFileSync(file);
    const image = bytes.subarray(digestLength);
    return bytes.toString('latin1', 0, digestLength) === hash('sha256', image) ? image : null;
  } catch {
    return null;
  }
}

/** Written beside the file, so that nobody reads half of it. What cannot be kept is drawn again the next time. */
function keepCard(file: string, image: Uint8Array): void {
  const part = `${file}.part-${randomUUID()}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(part, Buffer.concat([Buffer.from(hash('sha256', image)), image]));
    renameSync(part, file);
  } catch {
    rmSync(part, { force: true });
  }
}

const digestLength = 64;

async function drawCard(card: SocialCard, fonts: Fonts): Promise<Uint8Array> {
  const text = (content: string, longest: number, style: Record<string, string | number>): object => ({
    type: 'div',
    props: { style, children: shorten(content, longest) },
  });
  const sheet = {
    type: 'div',
    key: null,
    props: {
      style: {
        width: '100%',
        height: '100%',
        boxSizing: 'border-box',
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'space-between',
        padding: '72px 88px',
        background: '#faf8f3',
        color: '#1d1c1a',
        fontFamily: 'Source Serif',
        borderLeft: '20px solid #1f4680',
      },
      children: [
        text(card.above, 90, { fontSize: 40, color: '#55514a' }),
        text(card.title, 60, { fontSize: card.title.length > 16 ? 84 : 148, fontWeight: 600, lineHeight: 1.1 }),
        text(card.below, 90, { fontSize: 36, color: '#55514a', borderTop: '2px solid #c9c3b6', paddingTop: 28 }),
      ],
    },
  };
  const svg = await satori(sheet, { width, height, fonts });
  // More effort looks the same, and takes 50 MiB that are not given back.
  return sharp(Buffer.from(svg)).png({ palette: true, colours: 32, effort: 1, dither: 0 }).toBuffer();
}

/** Control and direction characters are left out: a card cannot show them, and they could turn its words around. */
function shorten(text: string, longest: number): string {
  const characters = [...text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ' ')];
  return characters.length <= longest ? characters.join('') : `${characters.slice(0, longest - 1).join('')}…`;
}
