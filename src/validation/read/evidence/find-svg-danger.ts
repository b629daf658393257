/** Whether a text is an SVG picture, whatever its name says. */
export function isSvg(text: string): boolean {
  return /<(?:[a-z][\w.-]*:)?svg[\s>/]/i.test(text.slice(0, 65_536));
}

/** What in an SVG picture could run or load something from elsewhere, in words; null when nothing is found. Whatever is not understood counts as dangerous. */
export function findSvgDanger(text: string): string | null {
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) return 'document type';
  if (/<\?xml-stylesheet/i.test(text)) return 'style sheet from elsewhere';
  if (/<(?:[a-z][\w.-]*:)?script[\s>/]/i.test(text)) return 'script';
  if (/<(?:[a-z][\w.-]*:)?(?:foreignObject|iframe|object|embed|audio|video|handler|listener)[\s>/]/i.test(text))
    return 'element that holds other content';
  if (/<(?:[a-z][\w.-]*:)?(?:animate|set|animateTransform|animateMotion)[\s>/]/i.test(text)) return 'animation';
  if (/[\s"'/]on[a-z]+\s*=/i.test(text)) return 'event handler';
  if (/&#|\\[0-9a-f]/i.test(text)) return 'disguised characters';
  for (const [, address = ''] of text.matchAll(/(?:href|src)\s*=\s*["']?\s*([^"'\s>]*)/gi))
    if (!/^(?:#|data:image\/(?:png|jpeg|gif|webp);)/i.test(address)) return 'reference to another place';
  for (const [, address = ''] of text.matchAll(/url\(\s*["']?([^)"']*)/gi))
    if (!address.startsWith('#')) return 'reference to another place';
  return /@import|javascript:/i.test(text) ? 'reference to another place' : null;
}
