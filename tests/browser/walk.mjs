// From a sentence or a form to a paper, as one of three buyers, with a pointer or the keyboard only.
import { check, layoutFaults } from './harness.mjs';
import { personas } from './personas.mjs';

export const needText = personas.employer.text;
const result = /\/needs\/[0-9a-f]{32}(#.*)?$/;

/** Walks as `persona`; `hand` is a Pointer or Keyboard. Returns screens, steps and the addresses. */
export async function walk(page, url, persona, hand) {
  const who = personas[persona];
  const seen = [];
  const see = async (name) => {
    seen.push(name);
    const faults = await layoutFaults(page);
    check(faults.length === 0, `${name}: ${faults.join('; ')}`);
    check((await page.locator('h1').count()) === 1, `${name}: one h1`);
  };
  await page.goto(`${url}/`);
  await see('home');
  if (who.text) {
    await hand.write(page.getByLabel('いまの課題や条件'), who.text);
  } else {
    await hand.open(page.getByRole('link', { name: who.card }));
    await page.waitForURL(/\/needs\/new/);
    await see('form');
    for (const domain of who.domains) await hand.choose(page.getByRole('group', { name: /^困っていること/ }).getByLabel(domain, { exact: true }));
    await hand.write(page.getByLabel('人数', { exact: true }), who.headcount);
    if (who.place) await hand.write(page.locator('#municipality'), who.place);
  }
  await hand.press(page.getByRole('button', { name: '合うサービスを見る' }));
  await page.waitForURL(result);
  if (who.secret) check(!decodeURIComponent(page.url()).includes(who.secret), 'the need is not in the address');
  await see('result');
  check((await page.locator('.match').count()) > 1, 'the need has matches');
  const first = await page.locator('.match').first().boundingBox();
  const room = page.viewportSize();
  if (room.width >= 1280) check(first.y + 120 < room.height, `the first match starts at ${first.y}px`);
  await checkSums(page);
  for (const index of [0, 1]) {
    const card = page.locator('.match').nth(index);
    await hand.press(card.getByRole('button', { name: /^候補に入れる/ }));
    await card.getByRole('button', { name: /^候補から外す/ }).waitFor({ timeout: 10000 });
    check((await page.locator('.tray').textContent()).includes(`${index + 1}件`), 'the tray counts the picks');
  }
  await hand.open(page.locator('.tray').getByRole('link', { name: 'くらべる' }));
  await page.waitForURL(/\/compare/);
  await see('compare');
  check((await page.locator('.compare thead th').count()) === 2, 'two services stand side by side');
  await hand.back();
  await page.waitForURL(result);
  seen.push('result again');
  await hand.open(page.getByRole('link', { name: /選定理由書/ }));
  await page.waitForURL(/\/rationale/);
  await see('paper');
  await checkPaper(page, who);
  return { screens: seen.length, steps: hand.steps, seen };
}

/** The paper holds what a superior signs: condition, points with sums, comparison, versions. */
async function checkPaper(page, who) {
  const text = await page.locator('main').innerText();
  check(who.condition.test(text), `the paper names the condition ${who.condition}`);
  for (const part of ['選定理由書', '課題と条件', '理由と内訳', '比較', '選ばなかった', '出典', '推奨・保証を意味しません']) {
    check(text.includes(part), `the paper has ${part}`);
  }
  check(/[0-9a-f]{64}/.test(text), 'the paper names the policy by its hash');
  check((await page.locator('.paper-match').count()) >= 2, 'the paper explains the matches');
}

/** Every shown score is the sum of its shown parts. */
export async function checkSums(page) {
  const wrong = await page.evaluate(() => {
    const tenths = (text) => Math.round(Number(text) * 10);
    const bad = [];
    for (const card of document.querySelectorAll('.match')) {
      const shown = tenths(card.querySelector('.score strong').textContent);
      let rows = 0;
      for (const row of card.querySelectorAll('.breakdown tbody tr')) rows += tenths(row.querySelector('td.num').textContent);
      let named = 0;
      for (const part of card.querySelectorAll('.bar-key b')) if (!part.textContent.startsWith('+')) named += tenths(part.textContent);
      if (rows !== shown || named !== shown) bad.push(`${card.id}: ${rows} and ${named} are not ${shown}`);
    }
    return bad;
  });
  check(wrong.length === 0, `sums: ${wrong.join(', ')}`);
}
