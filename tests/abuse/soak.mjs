// Mixed traffic for minutes, with the size of the server as a picture.
//   node soak.mjs MITATE [MINUTES] [OUT.svg]
// Exit 1 when memory or descriptors still grow after the first third.
import { writeFileSync } from 'node:fs';
import { Serving, pause, statusOf } from './serving.mjs';

const [program, minutes = '10', out = 'soak.svg'] = process.argv.slice(2);
const until = Date.now() + Number(minutes) * 60_000;
const queries = ['血圧', '睡眠', '特定保健指導', '禁煙', 'メンタル', '歩数', '糖尿病', '認知症', '腰痛', '食事'];

const serving = await new Serving(program).start();
const samples = [];
let requests = 0;
let wrong = 0;

async function visitor(number) {
  for (let i = number; Date.now() < until; ++i) {
    const word = encodeURIComponent(queries[i % queries.length]);
    const target = [`/services?q=${word}&page=${1 + (i % 3)}`, `/api/v1/services?q=${word}&per_page=${1 + (i % 50)}`,
      '/guidelines', '/needs/new', `/api/v1/services?as_of=2026-${String(1 + (i % 12)).padStart(2, '0')}-01`][i % 5];
    const status = statusOf(await serving.get(target, 'Connection: close\r\n'));
    requests += 1;
    if (status !== 200) wrong += 1;
    await pause(5);
  }
}

async function sample() {
  const begin = Date.now();
  while (Date.now() < until) {
    samples.push({ at: (Date.now() - begin) / 1000, rss: serving.status('VmRSS') / 1024, fds: serving.descriptors() });
    await pause(2000);
  }
}

await Promise.all([sample(), ...[0, 1, 2, 3].map(visitor)]);
const code = await serving.stop();
serving.remove();

function line(field, color, most) {
  const last = samples.at(-1).at || 1;
  const points = samples.map((one) => `${(40 + (one.at / last) * 540).toFixed(1)},${(220 - (one[field] / most) * 190).toFixed(1)}`);
  return `<polyline fill="none" stroke="${color}" stroke-width="2" points="${points.join(' ')}"/>`;
}
const mostRss = Math.max(...samples.map((one) => one.rss)) * 1.2;
const mostFds = Math.max(...samples.map((one) => one.fds)) * 1.5;
writeFileSync(out, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 620 260" font-family="sans-serif" font-size="12">
<title>Memory and descriptors of mitate serve under mixed traffic</title>
<rect width="620" height="260" fill="#fff"/><path d="M40 30V220H580" fill="none" stroke="#888"/>
${line('rss', '#0b5', mostRss)}${line('fds', '#06c', mostFds)}
<text x="40" y="20" fill="#0b5">RSS, ${samples[0].rss.toFixed(0)} to ${samples.at(-1).rss.toFixed(0)} MB</text>
<text x="240" y="20" fill="#06c">open descriptors, ${samples[0].fds} to ${samples.at(-1).fds}</text>
<text x="40" y="245">0 s</text><text x="540" y="245">${samples.at(-1).at.toFixed(0)} s</text></svg>\n`);

const third = Math.floor(samples.length / 3);
const mean = (from, field) => samples.slice(from, from + third).reduce((sum, one) => sum + one[field], 0) / third;
const grows = mean(2 * third, 'rss') > mean(third, 'rss') * 1.05 || mean(2 * third, 'fds') > mean(third, 'fds') + 8;
console.log(`${requests} requests, ${wrong} not 200, RSS ${mean(third, 'rss').toFixed(0)} -> ${mean(2 * third, 'rss').toFixed(0)} MB, exit ${code}: ${out}`);
process.exit(grows || wrong > 0 || code !== 0 ? 1 : 0);
