// The full matrix: node deep.mjs BINARY. Every page and state at three widths, light, dark and in
// forced colours through axe and layout measuring; the bytes through html-validate and vnu; papers,
// weights, layout shift, Lighthouse; then planted defects, because a run that cannot fail proves
// nothing. PARTS=matrix,papers,lighthouse,control,validators runs some of it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { negativeControl } from './control.mjs';
import { examine, watchShifts } from './examine.mjs';
import { openPage, startBrowser, startServer } from './harness.mjs';
import { emptyPages, hinderedPages, plainPages, plantedPages, sessionPages } from './pages.mjs';
import { paperFaults } from './papers.mjs';
import { emptySeed, plantedSeed } from './seeds.mjs';
import { scores } from './scores.mjs';
import { htmlFaults, vnuFaults } from './validators.mjs';
import { weigh } from './weight.mjs';

const binary = process.argv[2];
const parts = new Set((process.env.PARTS || 'matrix,papers,validators,lighthouse,control').split(','));
const only = process.env.ONLY ? new Set(process.env.ONLY.split(',')) : null;
const findings = {
  list: [],
  push(...lines) {
    for (const line of lines) {
      if (!this.list.includes(line)) console.log(line);
      this.list.push(line);
    }
  },
};
const documents = new Map();
const main = new Map();
let styles = '';
let heaviest = { bytes: 0, name: '' };
let seen = 0;
const started = Date.now();
const say = (text) => console.log(`${String(Math.round((Date.now() - started) / 1000)).padStart(4)}s ${text}`);

/** Looks at one page in every way; `html` are the bytes that were sent for it. */
async function look(page, name, html, marks = {}) {
  if (only && !only.has(name)) return;
  try {
    await measure(page, name, html, marks);
  } catch (error) {
    // One page that cannot be measured must not hide the others.
    findings.push(`${name}: ${error.message.split('\n')[0]}`);
  }
}

async function measure(page, name, html, marks) {
  seen += 1;
  documents.set(name, html);
  if (marks.main) main.set(name, page.url());
  const weight = await weigh(page, html);
  if (weight.bytes > heaviest.bytes) heaviest = { bytes: weight.bytes, name };
  if (weight.tooHeavy) findings.push(`${name}: weighs ${weight.bytes} bytes`);
  if (parts.has('matrix')) findings.push(...(await examine(page, name)));
  if (parts.has('papers') && marks.print) {
    const paper = await paperFaults(page, name);
    say(`paper ${name}: ${paper.sheets} sheets`);
    findings.push(...paper.faults);
  }
  if (parts.has('validators')) findings.push(...(await htmlFaults(name, html)));
}

async function visit(url, pages, session, broken = false) {
  const { context, page, faults } = await openPage(browser, url, { broken });
  await watchShifts(context);
  // The bytes of the document that is shown now, also after a form was sent.
  let html = Promise.resolve('');
  page.on('response', (answer) => {
    if (answer.frame() === page.mainFrame() && answer.request().isNavigationRequest() && (answer.status() < 300 || answer.status() >= 400)) {
      html = answer.text();
    }
  });
  if (session) {
    await session(page, url, async (name, marks) => {
      await look(page, name, await html, marks);
      await page.setViewportSize({ width: 1280, height: 900 });
    });
  }
  for (const [name, address, marks] of pages) {
    if (only && !only.has(name)) continue;
    await page.goto(url + address);
    await look(page, name, await html, marks);
    await page.setViewportSize({ width: 1280, height: 900 });
  }
  for (const fault of faults) findings.push(`${url}: ${fault}`);
  await context.close();
}

const scratch = mkdtempSync(path.join(tmpdir(), 'mitate-deep-'));
const server = await startServer(binary);
const browser = await startBrowser();
try {
  styles = await (await fetch(server.url + (await (await fetch(server.url)).text()).match(/href="(\/static\/app\.css[^"]*)"/)[1])).text();
  // Two visitors at a time: this machine's cores are few and axe is the slow part.
  await Promise.all([visit(server.url, [], sessionPages), visit(server.url, plainPages)]);
  say(`${seen} pages and states looked at`);
  for (const [name, make, pages] of [['empty', emptySeed, emptyPages], ['planted', plantedSeed, plantedPages]]) {
    const other = await startServer(binary, make(path.join(scratch, name)), true);
    await visit(other.url, pages);
    await other.stop();
  }
  for (const [hindrance, session] of hinderedPages) {
    const other = await startServer(binary, undefined, true, hindrance);
    await visit(other.url, [], session, hindrance.diskFull);
    await other.stop();
  }
  say(`${seen} pages and states with the empty and the planted catalog; heaviest ${heaviest.name} ${heaviest.bytes} bytes`);
  if (parts.has('validators')) {
    findings.push(...vnuFaults(documents, styles));
    say('vnu read all documents and styles');
  }
  if (parts.has('lighthouse')) {
    // The session of the matrix is deleted at its end; Lighthouse gets a need of its own.
    const { context, page } = await openPage(browser, server.url, {});
    const { needText } = await import('./walk.mjs');
    await page.goto(server.url);
    await page.getByLabel('いまの課題や条件').fill(needText);
    await page.getByRole('button', { name: '合うサービスを見る' }).click();
    await page.waitForURL(/\/needs\/[0-9a-f]{32}/);
    if (main.has('need')) main.set('need', page.url());
    await context.close();
    const measured = await scores(main);
    measured.lines.forEach(say);
    findings.push(...measured.findings);
  }
  if (parts.has('control')) {
    findings.push(...(await negativeControl(browser, server.url)));
    say('planted defects were looked for');
  }
} finally {
  await browser.close();
  await server.stop();
  rmSync(scratch, { recursive: true, force: true });
}
const all = [...new Set(findings.list)];
console.log(`${all.length} findings in ${seen} pages and states, ${Math.round((Date.now() - started) / 1000)} s`);
process.exit(all.length === 0 ? 0 : 1);
