import type { Page } from 'playwright-core';

/**
 * Characters of a page that no font has which the browser can find, in order: each would be printed as a box. A character is missing if it is drawn
 * as one is that stands for nothing in any font (U+10FFFD, the last one for private use).
 */
export function listMissingGlyphs(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const brush = Object.assign(document.createElement('canvas'), { width: 48, height: 32 }).getContext('2d', { willReadFrequently: true });
    if (brush === null) return [];
    const draw = (character: string): string => {
      brush.clearRect(0, 0, 48, 32);
      brush.fillText(character, 8, 24);
      return brush.getImageData(0, 0, 48, 32).data.join();
    };
    brush.font = `20px ${getComputedStyle(document.body).fontFamily}`;
    const box = draw('\u{10FFFD}');
    // A title in the head and what margins of the paper repeat are on the page, too.
    const characters = new Set(document.body.innerText.match(/[^\p{ASCII}\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu) ?? []);
    return [...characters].filter((character) => draw(character) === box).sort();
  });
}
