/** What each kind of problem means for the reader of the site, by code. Every code of `text-problems.ts` has its paragraph here. */
export const textProblemExplanations: ReadonlyMap<string, string> = new Map([
  ['front-matter-syntax', 'The facts at the top of a release file are not valid YAML, so none of them could be read.'],
  [
    'front-matter-shape',
    'The facts at the top of a release file hold a setting that is not known or not of the expected form. None of these facts is used until it is corrected.',
  ],
  ['raw-html-dropped', 'Pages hold no HTML of an author, so that nothing in them can run. The HTML was left out and the text kept.'],
  ['code-in-content', 'Content is data: imports, exports and expressions in it are shown as text and never run.'],
  ['link-not-allowed', 'Links lead to web pages, mail addresses and places inside the site. The text was kept and the link left out.'],
  ['document-too-large', 'A record or protocol is longer than Docket reads. Nothing of it is shown.'],
  ['document-too-deep', 'A line stands in more lists and quotes than a page can show. It was left out.'],
  [
    'document-too-dense',
    'A paragraph holds so many lines or marks of Markdown that reading it would take too long. A line of it was left out.',
  ],
  ['document-too-long', 'A record or protocol is longer than a page could show. What stands behind that place was not read.'],
  [
    'invisible-characters',
    'A text holds characters that cannot be seen or that turn its direction, so it could read as another than it is. They were left out.',
  ],
]);
