import { expect, test } from 'vitest';
import { textProblemExplanations } from '../../../src/text/schema/problems/text-problem-explanations.ts';
import * as problems from '../../../src/text/schema/problems/text-problems.ts';

const place = { source: 'record.md', line: 3, column: 5 };

test('each problem of a text says what is wrong and what to do, and is explained', () => {
  const all = [
    problems.frontMatterSyntax(place, 'it is nested too deeply'),
    problems.frontMatterShape(place, '', 'it is missing'),
    problems.frontMatterShape(place, 'people.0', 'it is missing'),
    problems.rawHtmlDropped(place, '<b>'),
    problems.codeInContent(place, '{x}'),
    problems.linkNotAllowed(place, 'javascript:x'),
    problems.documentTooLarge(place, 4_000_000),
    problems.documentTooLong(place),
    problems.documentTooDeep(place, 40),
    problems.documentTooDense(place, 5000),
    problems.invisibleCharacters(place),
  ];
  expect(new Set(all.map(({ code }) => code))).toEqual(new Set(textProblemExplanations.keys()));
  expect(all.map((problem) => problem.place)).toEqual(all.map(() => place));
  expect(all.map(({ code, severity, message, hint }) => `${severity} ${code}: ${message} ${hint}`)).toMatchInlineSnapshot(`
    [
      "error front-matter-syntax: The front matter is not valid YAML: it is nested too deeply. Correct the YAML between the two lines of \`---\`; put text with colons or braces in quotes.",
      "error front-matter-shape: The front matter has a mistake: it is missing. Correct the setting; nothing of this front matter is used until then.",
      "error front-matter-shape: The front matter has a mistake in \`people.0\`: it is missing. Correct the setting; nothing of this front matter is used until then.",
      "warning raw-html-dropped: The HTML \`<b>\` was left out: only Markdown is shown. Write it in Markdown, or put it in backticks to show it.",
      "error code-in-content: \`{x}\` is shown as text: nothing in content runs. Remove the import, export or braces, or put them in backticks to show them.",
      "warning link-not-allowed: The link to \`javascript:x\` was removed: only http, https, mailto and relative addresses are allowed. Use one of these.",
      "error document-too-large: The file or its front matter is longer than 4000000 characters, so nothing of it was read. Attach what is long as evidence.",
      "error document-too-long: The document is too long: at most 5,000 lines, and 20,000 marks and cells, of which a list item counts for 6 and an underlined heading for 20. Nothing from here on was read. Split the document, or attach what is long as evidence.",
      "error document-too-deep: This line is nested in more than 40 lists and quotes, so it was left out. Indent the line less.",
      "error document-too-dense: The paragraph has more than 400 lines or 5000 marks such as \`*\` and \`[\`, so this line was left out. Put it into a code block, or attach it as evidence.",
      "warning invisible-characters: Characters that cannot be seen, or that change the direction of the text, were left out. Type the line again without them.",
    ]
  `);
  expect([...textProblemExplanations].map(([code, text]) => `${code}: ${text}`)).toMatchInlineSnapshot(`
    [
      "front-matter-syntax: The facts at the top of a release file are not valid YAML, so none of them could be read.",
      "front-matter-shape: The facts at the top of a release file hold a setting that is not known or not of the expected form. None of these facts is used until it is corrected.",
      "raw-html-dropped: Pages hold no HTML of an author, so that nothing in them can run. The HTML was left out and the text kept.",
      "code-in-content: Content is data: imports, exports and expressions in it are shown as text and never run.",
      "link-not-allowed: Links lead to web pages, mail addresses and places inside the site. The text was kept and the link left out.",
      "document-too-large: A record or protocol is longer than Docket reads. Nothing of it is shown.",
      "document-too-deep: A line stands in more lists and quotes than a page can show. It was left out.",
      "document-too-dense: A paragraph holds so many lines or marks of Markdown that reading it would take too long. A line of it was left out.",
      "document-too-long: A record or protocol is longer than a page could show. What stands behind that place was not read.",
      "invisible-characters: A text holds characters that cannot be seen or that turn its direction, so it could read as another than it is. They were left out.",
    ]
  `);
});
