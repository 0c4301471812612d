// Bundles in the browser: node bundles.mjs BINARY. A 健保 with three problems, a town with three
// problems and one budget, a private insurer: each from the first page to a printed paper, with a
// quote typed on the way, with scripts and on a phone without. At most seven screens, counted; the
// paper is one or two sheets and an annex. Needs pdftotext.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { check, layoutFaults, openPage, startBrowser, startServer } from './harness.mjs';
import { Pointer } from './personas.mjs';

const mostScreens = 7;
const mostSheets = 2;
const buyers = {
  society: {
    text: '健康保険組合です。被保険者3000人。高血圧の人の家庭での測定と、メンタル不調の相談窓口と、禁煙の支援を始めたい。年900万円以内。',
    secret: '高血圧',
    title: /個別保健事業計画/,
    annex: '別紙根拠の一覧',
    parts: ['目的', '対象', '実施方法・体制', 'アウトプット指標', 'アウトカム指標', '予算', '指針の問いと等級'],
  },
  town: {
    start: /^組合せ/,
    text: '町です。ひとり暮らしの高齢者の見守り、フレイルの予防、買い物の支援に取り組みたい。対象は600人です。',
    secret: '見守り',
    buyer: '自治体',
    budget: '3000000',
    title: /仕様書/,
    annex: '別紙1事業概要',
    parts: ['目的', '対象', '業務内容', '実施体制', '個人情報', '成果指標', '支払条件', '別紙2'],
  },
  insurer: {
    start: /一つの予算で組み合わせる/,
    text: '生命保険会社です。契約企業の従業員5000人に、睡眠の改善とこころの健康のサービスを付けたい。',
    secret: '生命保険',
    buyer: '保険者',
    title: /商品の説明/,
    annex: '別紙根拠の一覧',
    parts: ['募集資料ではありません', 'データの流れ', '本人同意', '第三者提供', '保険業法300条', '薬機法', '景品表示法'],
  },
};

const squeeze = (text) => text.replace(/\s+/g, '');

/** Sheets of the printed page, each as its words. */
async function printed(page, folder) {
  const file = path.join(folder, 'paper.pdf');
  await page.pdf({ path: file, preferCSSPageSize: true, tagged: true });
  const told = spawnSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' });
  check(told.status === 0, 'pdftotext reads the paper');
  return told.stdout.split('\f').map(squeeze).filter(Boolean);
}

async function walk(page, url, who, folder) {
  const hand = new Pointer(page);
  let screens = 0;
  const see = async (name) => {
    screens += 1;
    const faults = await layoutFaults(page);
    check(faults.length === 0, `${name}: ${faults.join('; ')}`);
    check((await page.locator('h1').count()) === 1, `${name}: one h1`);
    check(!decodeURIComponent(page.url()).includes(who.secret), `${name}: the need is not in the address`);
  };
  await page.goto(`${url}/`);
  await see('home');
  if (who.start) {
    await hand.open(page.getByRole('link', { name: who.start }).first());
    await page.waitForURL(/\/bundles\/new/);
    await see('start');
    await hand.write(page.getByLabel('課題を文章で'), who.text);
    await hand.choose(page.getByLabel(who.buyer, { exact: true }));
    if (who.budget) await hand.write(page.getByLabel('金額（円）', { exact: true }), who.budget);
    await hand.press(page.getByRole('button', { name: '組合せを計算する' }));
  } else {
    await hand.write(page.getByLabel('いまの課題や条件'), who.text);
    await hand.press(page.getByRole('button', { name: '合うサービスを見る' }));
    await page.waitForURL(/\/needs\/[0-9a-f]{32}/);
    await see('result');
    await hand.press(page.getByRole('button', { name: /組み合わせる/ }));
  }
  await page.waitForURL(/\/bundles\/[0-9a-f]{32}/);
  await see('bundle');
  check((await page.locator('#matrix-title ~ .scroll-x tbody tr').count()) >= 2, 'the need has several goals');
  // A quote came in.
  const price = page.locator('input[name^="price_"]').first();
  const id = (await price.getAttribute('name')).slice('price_'.length);
  await hand.write(price, '480000');
  await page.locator(`[name="said_${id}"]`).selectOption('quoted');
  await page.locator(`[name="on_${id}"]`).fill('2026-11-20');
  await page.locator(`[name="fix_${id}"]`).selectOption('take');
  await hand.press(page.getByRole('button', { name: '計算し直す' }));
  await page.waitForLoadState();
  await see('bundle with a quote');
  const result = await page.locator('main').innerText();
  check(result.includes('見積（2026年11月20日）') && result.includes('480,000円'), 'the quote counts and is labelled');
  check(result.includes('一つ前に戻す'), 'there is a way back');
  await hand.open(page.getByRole('link', { name: '書類を作る' }));
  await page.waitForURL(/\/paper/);
  await see('paper');
  check(who.title.test(await page.locator('h1').innerText()), `this buyer gets ${who.title}`);
  const text = await page.locator('main').innerText();
  for (const part of who.parts) check(text.includes(part), `the paper has ${part}`);
  check(text.includes('＿＿'), 'what is not known is a blank');
  const sheets = await printed(page, folder);
  const annex = sheets.findIndex((sheet) => sheet.includes(who.annex));
  check(annex > 0 && annex <= mostSheets, `${annex} sheets stand before the annex, ${sheets.length} in all`);
  check(sheets[annex].startsWith(who.annex), 'the annex begins on a sheet of its own');
  return `${screens} screens, ${hand.steps} steps, ${annex}+${sheets.length - annex} sheets`;
}

const server = await startServer(process.argv[2]);
const browser = await startBrowser();
const folder = mkdtempSync(path.join(tmpdir(), 'mitate-papers-'));
let failed = false;
try {
  for (const [name, who] of Object.entries(buyers)) {
    for (const options of [{ width: 1280, height: 900 }, { width: 360, height: 740, js: false }]) {
      const label = `${name}, ${options.width}px, ${options.js === false ? 'no scripts' : 'scripts'}`;
      const { context, page, faults } = await openPage(browser, server.url, options);
      try {
        const said = await walk(page, server.url, who, folder);
        check(Number(said.split(' ')[0]) <= mostScreens, said);
        check(faults.length === 0, faults.join('; '));
        console.log(`ok   ${label}: ${said}`);
      } catch (error) {
        failed = true;
        console.log(`FAIL ${label}: ${error.message}`);
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
