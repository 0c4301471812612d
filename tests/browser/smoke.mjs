// Browser smoke test: node smoke.mjs BINARY. Three buyers walk from a sentence or a form to a paper,
// with and without scripts, by pointer and by keyboard only; fails on console errors, foreign requests,
// sideways scrolling, cut text, hidden focus, sums that do not add up and more than six screens.
import { check, layoutFaults, openPage, startBrowser, startServer } from './harness.mjs';
import { Keyboard, personas, Pointer } from './personas.mjs';
import { walk } from './walk.mjs';

const binary = process.argv[2];
const server = await startServer(binary);
const browser = await startBrowser();
let failed = false;

async function part(name, options, steps) {
  const { context, page, faults } = await openPage(browser, server.url, options);
  try {
    const said = await steps(page);
    check(faults.length === 0, faults.join('; '));
    console.log(`ok   ${name}${said ? `: ${said}` : ''}`);
  } catch (error) {
    failed = true;
    console.log(`FAIL ${name}: ${error.message}`);
  }
  await context.close();
}

async function browse(page) {
  await page.goto(`${server.url}/services`);
  await page.getByLabel('サービスを検索').fill('睡眠');
  await page.getByRole('button', { name: '検索' }).click();
  check(Number(await page.locator('.total strong').textContent()) > 0, 'the search finds services');
  const facet = page.locator('a.facet-value:not([aria-current])').first();
  const promised = Number((await facet.locator('.count').evaluate((node) => node.firstChild.textContent)));
  await page.goto(new URL(await facet.getAttribute('href'), server.url).href);
  const got = Number(await page.locator('.total strong').textContent());
  check(got === promised, `the facet promised ${promised} and gave ${got}`);
  check((await page.locator('.chips.active .chip.on').count()) === 1, 'the chosen facet is a chip');
  const faults = await layoutFaults(page);
  check(faults.length === 0, faults.join('; '));
  await page.locator('.service-card h3 a').first().click();
  check((await page.locator('#sources-title').count()) === 1, 'a record ends with its sources');
  const again = await layoutFaults(page);
  check(again.length === 0, again.join('; '));
}

/** Typing in letters, kana or kanji shows what there is; the arrow keys choose, Enter goes there. */
async function suggestions(page) {
  await page.goto(`${server.url}/services`);
  const field = page.getByRole('combobox', { name: 'サービスを検索' });
  await field.pressSequentially('suim');
  const list = page.getByRole('listbox', { name: '検索の候補' });
  await list.waitFor();
  check((await field.getAttribute('aria-expanded')) === 'true', 'the field says that there are suggestions');
  const texts = await list.getByRole('option').allTextContents();
  check(texts.some((text) => text.startsWith('睡眠')), `romaji suggests ${texts.join(', ')}`);
  const faults = await layoutFaults(page);
  check(faults.length === 0, faults.join('; '));
  await field.press('ArrowDown');
  check((await list.locator('[aria-selected=true]').getAttribute('id')) === (await field.getAttribute('aria-activedescendant')), 'the chosen one is told');
  await field.press('Escape');
  check(await list.isHidden(), 'Escape closes the suggestions');
  await field.fill('');
  await field.pressSequentially('ルナルナ');
  const service = list.getByRole('option').filter({ hasText: 'サービス' }).first();
  await service.waitFor();
  for (let presses = 0; (await service.getAttribute('aria-selected')) !== 'true' && presses < 9; ++presses) await field.press('ArrowDown');
  await field.press('Enter');
  await page.waitForURL(/\/services\/svc-/);
}

/** From a fresh page to the first service by Tab and Enter alone; counts the presses of Tab. */
async function firstService(page) {
  await page.goto(`${server.url}/`);
  await page.getByLabel('いまの課題や条件').fill(personas.employer.text);
  await page.getByRole('button', { name: '合うサービスを見る' }).click();
  await page.waitForURL(/\/needs\//);
  const counts = [];
  for (const [address, service] of [[page.url(), '.match h3 a'], [`${server.url}/services`, '.service-card h3 a']]) {
    await page.goto(address);
    let presses = 0;
    for (; presses < 20; ++presses) {
      const at = await page.evaluate((wanted) => {
        const focused = document.activeElement;
        return focused === document.querySelector(wanted) ? 'there' : focused.matches('.skip') ? focused.getAttribute('href') : '';
      }, service);
      if (at === 'there') break;
      // A link that skips is followed: first to the page's own part, then to its services.
      if (at) await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
    }
    counts.push(presses);
    check(presses <= 8, `${presses} presses of Tab to the first service of ${new URL(address).pathname.slice(0, 9)}`);
  }
  return `${counts.join(' and ')} presses of Tab`;
}

/** A need is saved by its address, found again on the first page, and the result is one click away from any page. */
async function remembered(page) {
  await page.goto(`${server.url}/`);
  await page.getByLabel('いまの課題や条件').fill(personas.employer.text);
  await page.getByRole('button', { name: '合うサービスを見る' }).click();
  await page.waitForURL(/\/needs\//);
  const need = page.url();
  await page.getByRole('button', { name: 'この課題をこのブラウザに保存' }).click();
  await page.goto(`${server.url}/services`);
  await page.getByRole('link', { name: '前の結果' }).click();
  check(page.url() === need, 'the way back leads to the result');
  await page.goto(`${server.url}/`);
  const saved = page.locator('[data-saved] a');
  check((await saved.count()) === 1, 'the saved need is on the first page');
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  check(!kept.includes(personas.employer.secret) && !/腰/.test(kept), 'no word of the need stays in the browser');
  await saved.click();
  check(page.url() === need, 'the saved address opens the result');
}

async function refusals(page) {
  const missing = await page.goto(`${server.url}/services/svc-no-such-thing`);
  check(missing.status() === 404, 'an unknown service is a 404');
  const expired = await page.goto(`${server.url}/needs/0123456789abcdef0123456789abcdef`);
  check(expired.status() === 404, 'an unknown need is a 404');
  await page.goto(`${server.url}/needs/new?buyer=employer`);
  await page.getByLabel('人数', { exact: true }).fill('たくさん');
  await page.getByRole('button', { name: '合うサービスを見る' }).click();
  check((await page.locator('#errors a').count()) >= 1, 'errors are listed on top');
  check((await page.getByLabel('人数', { exact: true }).inputValue()) === 'たくさん', 'input is kept');
  const forged = await page.request.post(`${server.url}/shortlist`, { form: { service: 'x', action: 'add' } });
  check(forged.status() === 403, 'a form without its token is refused');
}

try {
  // A person at an office PC, on a phone without scripts, on a small phone; then the keyboard alone.
  const ways = [
    [Pointer, { width: 1280, height: 900 }],
    [Pointer, { width: 360, height: 740, js: false }],
    [Pointer, { width: 320, height: 800 }],
    [Keyboard, { width: 1280, height: 900 }],
    [Keyboard, { width: 1280, height: 900, js: false }],
  ];
  for (const persona of Object.keys(personas)) {
    for (const [Hand, options] of ways) {
      const label = `${persona}, ${Hand.name.toLowerCase()}, ${options.width}px, ${options.js === false ? 'no scripts' : 'scripts'}`;
      await part(label, options, async (page) => {
        const { screens, steps } = await walk(page, server.url, persona, new Hand(page));
        check(screens <= 6, `${screens} screens`);
        return `${screens} screens, ${steps} steps`;
      });
    }
  }
  for (const [width, height] of [[1280, 900], [360, 740], [320, 800]]) {
    for (const js of [true, false]) {
      await part(`browse at ${width}px, ${js ? 'scripts' : 'no scripts'}`, { width, height, js }, browse);
    }
  }
  await part('suggestions', {}, suggestions);
  await part('suggestions on a phone', { width: 320, height: 700 }, suggestions);
  await part('first service by keyboard', {}, firstService);
  await part('remembered', {}, remembered);
  await part('refusals', {}, refusals);
} finally {
  await browser.close();
  await server.stop();
}
process.exit(failed ? 1 : 0);
