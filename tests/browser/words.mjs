// Reads what every page says to a person and looks for what no person should read: raw keys, holes of a text that were
// not filled, ranks as floats, yen to the last digit, doubled particles and marks. `node words.mjs BINARY`.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { check, root, startServer } from './harness.mjs';
import { needs } from './needs.mjs';

/** Pages of this kind beyond the first ones differ by data only, and there are thousands of them. */
const most = [[/^\/places\//, 15], [/^\/services\?/, 60], [/^\/en\/services\?/, 20], [/^\/report\?/, 15], [/\/history/, 15], [/^\/gaps\?/, 15], [/^\/embed\//, 10], [/^\/compare\?/, 10]];

const wording = readdirSync(path.join(root, 'web/wording')).filter((name) => name.endsWith('.json'));
const keys = new Set(wording.flatMap((name) => Object.keys(JSON.parse(readFileSync(path.join(root, 'web/wording', name), 'utf8')))).filter((key) => key.includes('.')));

const signs = [
  ['a hole', /\{[a-z_]+\}/],
  ['a rank as a float', /\d\.\d位|第\d\.\d/],
  ['a raw name', /\b(status|stage|slot|criterion):/],
  ['yen to the last digit', /\d,\d{3},(333|666|667)円|\d{1,3},\d{3},\d{3}円(くらい|前後|ほど)/],
  ['a doubled particle', /をを|にに|がが|へへ|円円|件件|人人(?!口)|からから(?!だ)|までまで/],
  // Brackets within brackets are left: labels hold them, and sources are quoted with their own quotation marks.
  ['a doubled mark', /（（|。。|、、|：：/],
];

/** Words of a page as a person reads them. */
export function wordsOf(html) {
  return html
    .replace(/<head>[\s\S]*?<\/head>|<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>/g, ' ')
    .replace(/<a [^>]*rel="noopener[^"]*"[^>]*>[\s\S]*?<\/a>/g, ' ') // titles of sources are quotations
    .replace(/<[^>]+>/g, '\n')
    .replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

/** What no person should read in these words, each with its surroundings. */
export function faultsIn(words) {
  const found = [];
  for (const [name, sign] of signs) {
    const hit = sign.exec(words);
    if (hit) found.push(`${name}: …${words.slice(Math.max(0, hit.index - 30), hit.index + 30).replace(/\s+/g, ' ')}…`);
  }
  for (const [token] of words.matchAll(/[a-z_]+(\.[a-z0-9_]+)+/g)) if (keys.has(token)) found.push(`a raw key: ${token}`);
  return found;
}

async function keepNeed(url, text) {
  const home = await fetch(`${url}/`);
  const cookie = home.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  const csrf = /name="csrf" value="([0-9a-f]+)"/.exec(await home.text())[1];
  const answer = await fetch(`${url}/needs`, { method: 'POST', redirect: 'manual', headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ csrf, text }) });
  return answer.headers.get('location');
}

/** Follows the links of our own pages; returns the faults by address and how many pages were read. */
async function readAll(url, starts) {
  const waiting = [...starts];
  const known = new Set(starts);
  const counts = new Map();
  const faults = new Map();
  let read = 0;
  while (waiting.length > 0) {
    const address = waiting.shift();
    const answer = await fetch(url + address);
    if (!/^text\/html/.test(answer.headers.get('content-type') ?? '')) continue;
    const html = await answer.text();
    read += 1;
    for (const fault of faultsIn(wordsOf(html))) {
      if (!faults.has(fault)) faults.set(fault, []);
      faults.get(fault).push(address);
    }
    if (address.startsWith('/needs/')) continue;
    for (const [, raw] of html.matchAll(/href="(\/[^"#]*)/g)) {
      const link = raw.replace(/&amp;/g, '&');
      if (known.has(link) || /^\/static\/|export|\.txt$|format=/.test(link)) continue;
      const kind = most.find(([pattern]) => pattern.test(link));
      if (kind) {
        counts.set(kind[0], (counts.get(kind[0]) ?? 0) + 1);
        if (counts.get(kind[0]) > kind[1]) continue;
      }
      known.add(link);
      waiting.push(link);
    }
  }
  return { read, faults };
}

// The reader must see what it looks for.
for (const planted of ['合計 {count}件', '1.0位', 'status: x', '23,833,333円', '費用をを', '（（運動器）', '欄 facet.price']) {
  check(faultsIn(planted).length > 0, `the reader misses "${planted}"`);
}
const server = await startServer(process.argv[2]);
try {
  const results = [];
  for (const need of needs) {
    const at = await keepNeed(server.url, need);
    if (/^\/needs\/[0-9a-f]{32}$/.test(at)) results.push(at, `${at}/rationale`, `${at}/confirm`, `${at}/edit`);
  }
  const { read, faults } = await readAll(server.url, ['/', '/en', ...results]);
  for (const [fault, pages] of faults) console.log(`${fault}  (${pages.length}: ${pages[0]})`);
  console.log(`${read} pages read`);
  check(read > 800, 'the crawl reads the catalog');
  check(faults.size === 0, `${faults.size} kinds of words that nobody should read`);
} finally {
  await server.stop();
}
