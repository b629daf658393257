import { SaxesParser } from 'saxes';

/** Whether a text is an SVG picture, whatever its name says. */
export function isSvg(text: string): boolean {
  return /<(?:[a-z][\w.-]*:)?svg[\s>/]/i.test(text.slice(0, 65_536));
}

const svg = 'http://www.w3.org/2000/svg';

/** Elements that draw, and nothing else (SVG 2, appendix F). A picture has no others. */
const drawing = new Set(
  (
    'svg g defs symbol use switch view title desc metadata style path rect circle ellipse line polyline polygon text tspan textPath image a ' +
    'linearGradient radialGradient stop clipPath mask pattern marker filter feBlend feColorMatrix feComponentTransfer feComposite ' +
    'feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur ' +
    'feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence'
  ).split(' '),
);

/** What drawing programs add about a picture; no browser knows it. */
const notes = new Set([
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'http://creativecommons.org/ns#',
  'http://web.resource.org/cc/',
  'http://purl.org/dc/elements/1.1/',
  'http://www.inkscape.org/namespaces/inkscape',
  'http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd',
  'http://www.bohemiancoding.com/sketch/ns',
]);

/** Attributes that are read as text, numbers or a path, never as style. */
const plain = /^(?:id|class|d|points|lang|role|version|viewBox|transform|gradientTransform|patternTransform|aria-[\w-]+|data-[\w-]+)$/;

/** Functions of CSS that load nothing, in small letters. */
const functions = new Set(
  (
    'rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix var calc min max clamp matrix matrix3d translate translatex translatey ' +
    'translate3d scale scalex scaley rotate skew skewx skewy perspective blur brightness contrast drop-shadow grayscale hue-rotate invert ' +
    'opacity saturate sepia cubic-bezier steps not is where has nth-child nth-of-type'
  ).split(' '),
);

const pictureInside = /^data:image\/(?:png|jpeg|gif|webp);/i;
const elsewhere = 'reference to another place';

/**
 * What in an SVG picture is not on the list of what only draws, in words; null when all is. It is read as browsers read it, as XML, so that nothing can be
 * disguised; what cannot be read counts as dangerous, too.
 */
export function findSvgDanger(text: string): string | null {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const found: string[] = [];
  // Nothing behind the first danger matters.
  const refuse = (danger: string | null): void => {
    if (danger === null) return;
    found.push(danger);
    throw new Error(danger);
  };
  let style: string | null = null;
  parser.on('error', () => refuse('mistakes that make it unreadable'));
  parser.on('doctype', () => refuse('document type'));
  parser.on('processinginstruction', () => refuse('instruction to the browser'));
  parser.on('opentag', ({ uri, local, attributes }) => {
    refuse(judgeElement(uri, local));
    for (const attribute of Object.values(attributes)) refuse(judgeAttribute(attribute));
    if (local === 'style') style = '';
  });
  const read = (part: string) => {
    if (style !== null) style += part;
  };
  parser.on('text', read);
  parser.on('cdata', read);
  parser.on('closetag', ({ local }) => {
    if (local !== 'style') return;
    refuse(judgeStyle(style ?? ''));
    style = null;
  });
  try {
    parser.write(text).close();
  } catch (cause) {
    if (found.length === 0) throw cause;
  }
  return found[0] ?? null;
}

function judgeElement(uri: string, local: string): string | null {
  if (notes.has(uri)) return null;
  return (uri === svg || uri === '') && drawing.has(local) ? null : `element \`${local.slice(0, 40)}\``;
}

function judgeAttribute({ uri, local, value }: { readonly uri: string; readonly local: string; readonly value: string }): string | null {
  if (/^on/i.test(local)) return 'event handler';
  if (/^(?:href|src|base)$/i.test(local)) return /^#/.test(value) || pictureInside.test(value) ? null : elsewhere;
  if (notes.has(uri) || uri === 'http://www.w3.org/2000/xmlns/' || (uri === '' && plain.test(local))) return null;
  return judgeStyle(value);
}

/** CSS of an attribute or a style sheet: only known functions, only addresses in the picture itself, nothing written in escapes. */
function judgeStyle(css: string): string | null {
  if (css.includes('\\')) return 'disguised characters';
  for (const [, name = ''] of css.matchAll(/@([\w-]{0,40})/g))
    if (!/^(?:media|keyframes|supports)$/i.test(name)) return `rule \`@${name}\``;
  for (let at = css.indexOf('('); at >= 0; at = css.indexOf('(', at + 1)) {
    const name = /[\w-]*$/.exec(css.slice(Math.max(0, at - 40), at))?.[0].toLowerCase() ?? '';
    if (name === 'url') {
      const address = css.slice(at + 1, at + 100).replace(/^\s*["']?\s*/, '');
      if (!address.startsWith('#') && !pictureInside.test(address)) return elsewhere;
    } else if (name !== '' && !functions.has(name)) return `function \`${name}\``;
  }
  return null;
}
