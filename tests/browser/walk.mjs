// The path a buyer takes, from a sentence to a paper, as steps that work with and without scripts.
import { check, layoutFaults } from './harness.mjs';

export const needText = '倉庫業で社員は120人です。腰を痛めて休む人が増えています。現場に来てもらえる運動の指導を探しています。';

/** Runs the walk; `visit(name, page)` is called on every screen. Returns the number of screens. */
export async function walk(page, url, visit) {
  let screens = 0;
  const see = async (name) => {
    screens += 1;
    const faults = await layoutFaults(page);
    check(faults.length === 0, `${name}: ${faults.join('; ')}`);
    check((await page.locator('h1').count()) === 1, `${name}: one h1`);
    await visit(name, page);
  };
  await page.goto(`${url}/`);
  await see('home');
  await page.getByLabel('いまの課題や条件').fill(needText);
  await page.getByRole('button', { name: '合うサービスを見る' }).click();
  await page.waitForURL(/\/needs\/[0-9a-f]{32}$/);
  check(!decodeURIComponent(page.url()).includes('倉庫'), 'the need is not in the address');
  await see('need');
  const cards = page.locator('.match');
  check((await cards.count()) > 0, 'the need has matches');
  await checkSums(page);
  for (const index of [0, 1]) {
    await page.locator('.match').nth(index).getByRole('button', { name: /^候補に入れる/ }).click();
    await page.waitForURL(/\/needs\/[0-9a-f]{32}/);
  }
  const result = page.url().replace(/#.*/, '');
  await page.locator('.tray').getByRole('link', { name: 'くらべる' }).click();
  await see('compare');
  await page.goto(`${result}/rationale`);
  await see('rationale');
  return { screens, result };
}

/** Every shown score is the sum of its shown parts. */
export async function checkSums(page) {
  const wrong = await page.evaluate(() => {
    const tenths = (text) => Math.round(Number(text) * 10);
    const bad = [];
    for (const card of document.querySelectorAll('.match')) {
      const shown = tenths(card.querySelector('.score strong').textContent);
      let sum = 0;
      for (const row of card.querySelectorAll('.breakdown tbody tr')) {
        sum += tenths(row.querySelector('td.num').textContent);
      }
      if (sum !== shown) bad.push(`${card.id}: ${sum} is not ${shown}`);
    }
    return bad;
  });
  check(wrong.length === 0, `sums: ${wrong.join(', ')}`);
}
