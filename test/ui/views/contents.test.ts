import { expect, test } from 'vitest';
import { formatContents, listSections } from '../../../src/ui/views/contents.ts';

test('contents name each section that has an id and a heading, with what its count says', () => {
  const page =
    '<section id="changes"><h2>Changes &amp; fixes <span class="count">1,204</span></h2><p>…</p></section>' +
    '<section id="gain" class="x">\n  <h2>Gain <span class="count long">compared with 2.2</span></h2></section><section id="timeline"><h2 class="unseen">Timeline</h2></section>' +
    '<section class="wide" aria-label="No id"><h2>Not named</h2></section>';
  expect(formatContents(listSections(page)).text).toBe(
    '<li><a href="#changes">Changes &amp; fixes<span class="count">1,204</span></a></li><li><a href="#gain">Gain</a></li>' +
      '<li><a href="#timeline">Timeline</a></li>',
  );
});

test('a heading with markup is named by its text', () => {
  const [section] = listSections(
    '<section id="next"><h2>Next on <a class="version" href="/x/">2.3</a>, from <code>main</code></h2></section>',
  );
  expect(section?.name.text).toBe('Next on 2.3, from main');
});
