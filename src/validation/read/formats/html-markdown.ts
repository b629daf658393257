import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { count } from '../../../text/schema/count.ts';
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

/** What a page does not show, such as rows that a filter took away. */
const concealed =
  /<(?:tr|td|th|li|ul|ol|p|div|section|table|tbody|span)\s(?:[^<>]*\s)?(?:hidden(?=[\s>=])|style\s*=\s*["'][^"'<>]*(?:display\s*:\s*none|visibility\s*:\s*hidden))/gi;

/** A page of HTML as Markdown: headings, lists, boxes, code and tables stay what they are. Scripts and styles are left out, and nothing of it runs. */
export function htmlToMarkdown(html: string, file: string): DocumentText {
  refuseDeepHtml(html, file);
  const markdown = convert(html, file);
  const hidden = html.match(concealed)?.length ?? 0;
  const title = /<title[^>]*>([^<]{1,300})<\/title>/i.exec(html)?.[1]?.replace(/\s+/g, ' ').trim() ?? '';
  return {
    markdown: /^#\s/m.test(markdown) || title === '' ? markdown : `# ${title}\n\n${markdown}`,
    notes: hidden === 0 ? [] : [`${count(hidden, 'part')} that the page hides ${hidden === 1 ? 'was' : 'were'} left out.`],
  };
}

function convert(html: string, file: string): string {
  try {
    return String(converter.processSync(html));
  } catch (cause) {
    throw cause instanceof RangeError ? isTooDeep(file) : cause;
  }
}
