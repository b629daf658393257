import { expect, test } from 'vitest';
import { type FeedSource, formatAtom, formatJsonFeed, formatRss } from '../../../src/book/outputs/feed.ts';

const source: FeedSource = {
  title: 'Portal & <Client>',
  description: 'Releases.',
  address: '/portal/',
  updated: '2026-03-12T14:05:00+11:00',
  entries: [
    {
      id: 'portal/2.3.0',
      title: 'Portal & <Client> 2.3.0',
      address: '/portal/2.3.0/',
      date: '2026-03-12T14:05:00+11:00',
      html: '<ul><li>Keep ]]&gt; and \u0007 apart ]]></li></ul>',
      product: 'portal',
    },
  ],
  root: 'https://releases.example.org/docs',
  base: '/docs',
  elsewhere: 'https://forge.example/lab/portal?a=1&b=2',
};
const homeless = { ...source, root: null };

test('RSS with a site has whole addresses', () => {
  expect(formatRss(source)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="utf-8"?>
    <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom">
        <channel>
            <title>Portal &amp; &lt;Client&gt;</title>
            <link>https://releases.example.org/docs/portal/</link>
            <description>Releases.</description>
            <lastBuildDate>Thu, 12 Mar 2026 03:05:00 GMT</lastBuildDate>
            <docs>https://validator.w3.org/feed/docs/rss2.html</docs>
            <generator>Docket</generator>
            <atom:link href="https://releases.example.org/docs/portal/feed.xml" rel="self" type="application/rss+xml"/>
            <item>
                <title><![CDATA[Portal &amp; &lt;Client&gt; 2.3.0]]></title>
                <link>https://releases.example.org/docs/portal/2.3.0/</link>
                <guid isPermaLink="false">urn:uuid:57c289d9-23fb-8732-a5a4-31e2f6491e32</guid>
                <pubDate>Thu, 12 Mar 2026 03:05:00 GMT</pubDate>
                <content:encoded><![CDATA[<ul><li>Keep ]]&gt; and � apart ]]]]><![CDATA[></li></ul>]]></content:encoded>
                <category>portal</category>
            </item>
        </channel>
    </rss>
    "
  `);
});

test('RSS without a site leads to the repository, and its items nowhere', () => {
  expect(formatRss(homeless)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="utf-8"?>
    <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
        <channel>
            <title>Portal &amp; &lt;Client&gt;</title>
            <link>https://forge.example/lab/portal?a=1&amp;b=2</link>
            <description>Releases.</description>
            <lastBuildDate>Thu, 12 Mar 2026 03:05:00 GMT</lastBuildDate>
            <docs>https://validator.w3.org/feed/docs/rss2.html</docs>
            <generator>Docket</generator>
            <item>
                <title><![CDATA[Portal &amp; &lt;Client&gt; 2.3.0]]></title>
                <guid isPermaLink="false">urn:uuid:57c289d9-23fb-8732-a5a4-31e2f6491e32</guid>
                <pubDate>Thu, 12 Mar 2026 03:05:00 GMT</pubDate>
                <content:encoded><![CDATA[<ul><li>Keep ]]&gt; and � apart ]]]]><![CDATA[></li></ul>]]></content:encoded>
                <category>portal</category>
            </item>
        </channel>
    </rss>
    "
  `);
});

test('Atom with a site has whole addresses', () => {
  expect(formatAtom(source)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="utf-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom">
        <id>urn:uuid:5718d7e9-04e0-8e24-a6d4-ceec624af3c9</id>
        <title>Portal &amp; &lt;Client&gt;</title>
        <updated>2026-03-12T03:05:00.000Z</updated>
        <generator>Docket</generator>
        <author>
            <name>Portal &amp; &lt;Client&gt;</name>
        </author>
        <link rel="alternate" href="https://releases.example.org/docs/portal/"/>
        <link rel="self" href="https://releases.example.org/docs/portal/atom.xml"/>
        <subtitle>Releases.</subtitle>
        <entry>
            <title type="html"><![CDATA[Portal &amp; &lt;Client&gt; 2.3.0]]></title>
            <id>urn:uuid:57c289d9-23fb-8732-a5a4-31e2f6491e32</id>
            <link href="https://releases.example.org/docs/portal/2.3.0/"/>
            <updated>2026-03-12T03:05:00.000Z</updated>
            <content type="html"><![CDATA[<ul><li>Keep ]]&gt; and � apart ]]]]><![CDATA[></li></ul>]]></content>
            <category label="portal" term="portal"/>
        </entry>
    </feed>
    "
  `);
});

test('Atom without a site has addresses on its own host', () => {
  expect(formatAtom(homeless)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="utf-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom">
        <id>urn:uuid:5718d7e9-04e0-8e24-a6d4-ceec624af3c9</id>
        <title>Portal &amp; &lt;Client&gt;</title>
        <updated>2026-03-12T03:05:00.000Z</updated>
        <generator>Docket</generator>
        <author>
            <name>Portal &amp; &lt;Client&gt;</name>
        </author>
        <link rel="alternate" href="/docs/portal/"/>
        <subtitle>Releases.</subtitle>
        <entry>
            <title type="html"><![CDATA[Portal &amp; &lt;Client&gt; 2.3.0]]></title>
            <id>urn:uuid:57c289d9-23fb-8732-a5a4-31e2f6491e32</id>
            <link href="/docs/portal/2.3.0/"/>
            <updated>2026-03-12T03:05:00.000Z</updated>
            <content type="html"><![CDATA[<ul><li>Keep ]]&gt; and � apart ]]]]><![CDATA[></li></ul>]]></content>
            <category label="portal" term="portal"/>
        </entry>
    </feed>
    "
  `);
});

test('JSON Feed keeps titles as texts', () => {
  expect(formatJsonFeed(source)).toMatchInlineSnapshot(`
    "{
        "version": "https://jsonfeed.org/version/1",
        "title": "Portal & <Client>",
        "home_page_url": "https://releases.example.org/docs/portal/",
        "feed_url": "https://releases.example.org/docs/portal/feed.json",
        "description": "Releases.",
        "author": {
            "name": "Portal & <Client>"
        },
        "items": [
            {
                "id": "urn:uuid:57c289d9-23fb-8732-a5a4-31e2f6491e32",
                "content_html": "<ul><li>Keep ]]&gt; and � apart ]]></li></ul>",
                "url": "https://releases.example.org/docs/portal/2.3.0/",
                "title": "Portal & <Client> 2.3.0",
                "date_modified": "2026-03-12T03:05:00.000Z",
                "tags": [
                    "portal"
                ]
            }
        ]
    }
    "
  `);
});

test('names of entries stay when the site moves', () => {
  const ids = (text: string): readonly string[] => text.match(/urn:uuid:[0-9a-f-]+/g) ?? [];
  expect(ids(formatAtom(homeless))).toEqual(ids(formatAtom(source)));
  expect(ids(formatAtom(source))).toHaveLength(2);
});
