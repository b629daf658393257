import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { formatTable } from '../imports/html-tables.ts';
import { bare } from '../imports/parse-html.ts';
import type { DocumentText } from './document-text.ts';
import { isTooDeep, refuseDeepHtml } from './refuse-deep-html.ts';
import { markTaskItems } from './task-items.ts';

const converter = unified()
  .use(rehypeParse)
  .use(markTaskItems)
  .use(rehypeRemark, {
    handlers: {
      table(state, node) {
        const element = bare(node);
        const rows = element === null || typeof element === 'string' ? null : formatTable(element);
        return rows === null
          ? state.all(node).filter((child) => child.type === 'paragraph')
          : { type: 'html', value: rows.map(({ text }) => text).join('\n') };
      },
    },
  })
  .use(remarkGfm)
  .use(remarkStringify, { bullet: '-', emphasis: '*', rule: '-', listItemIndent: 'one' });

/** A page of HTML as Markdown: headings, lists, boxes, code and tables stay what they are. Scripts and styles are left out, and nothing of it runs. */
export function htmlToMarkdown(html: string, file: string): DocumentText {
  refuseDeepHtml(html, file);
  const markdown = convert(html, file);
  const title = /<title[^>]*>([^<]{1,300})<\/title>/i.exec(html)?.[1]?.replace(/\s+/g, ' ').trim() ?? '';
  return { markdown: /^#\s/m.test(markdown) || title === '' ? markdown : `# ${title}\n\n${markdown}`, notes: [] };
}

function convert(html: string, file: string): string {
  try {
    return String(converter.processSync(html));
  } catch (cause) {
    throw cause instanceof RangeError ? isTooDeep(file) : cause;
  }
}
