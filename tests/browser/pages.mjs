// Every page and state that screenshots and the deep run look at. Add a row for a new page:
// [name, address, marks]; marks: `main` goes through Lighthouse, `print` is printed and read back.
import { check } from './harness.mjs';
import { needText } from './walk.mjs';

export const plainPages = [
  ['home', '/', { main: true }],
  ['services', '/services', { main: true }],
  ['services-query', '/services?q=%E7%9D%A1%E7%9C%A0'],
  ['services-filtered', '/services?domain=watch-over&buyer=municipality'],
  ['services-filters-open', '/services?domain=watch-over#filters'],
  ['services-none', '/services?q=%E7%9D%A1%E7%9C%A0&domain=meal-delivery&prefecture=01'],
  ['service', '/services/svc-cureapp-ht', { main: true, print: true }],
  ['service-prices', '/services/svc-office-de-yasai'],
  ['service-thin', '/services/svc-abc-sleep'],
  ['guidelines', '/guidelines', { main: true }],
  ['guideline', '/guidelines/gl-htn', { print: true }],
  ['guideline-pending', '/guidelines/gl-dementia'],
  ['recommendation', '/recommendations/rec-htn-app'],
  ['recommendation-withheld', '/recommendations/rec-htn-wearable'],
  ['studies', '/evidence'],
  ['study', '/evidence/stu-ascure-1'],
  ['study-report', '/evidence/stu-arukuto-1'],
  ['certifications', '/certifications'],
  ['gaps', '/gaps'],
  ['gaps-domain', '/gaps?domain=hypertension&buyer=municipality'],
  ['data', '/data'],
  ['methods', '/methods', { main: true, print: true }],
  ['about', '/about'],
  ['accessibility', '/accessibility'],
  ['help', '/help'],
  ['inquiry', '/inquiry?s=svc-omron-connect&s=svc-abc-sleep'],
  ['services-insurer', '/services?buyer=insurer'],
  ['need-form', '/needs/new', { main: true }],
  ['need-form-employer', '/needs/new?buyer=employer'],
  ['need-form-municipality', '/needs/new?buyer=municipality'],
  ['need-form-insurer', '/needs/new?buyer=insurer'],
  ['bundle-new', '/bundles/new', { main: true }],
  ['bundle-examples', '/bundles/examples'],
  ['bundle-not-found', '/bundles/0123456789abcdef0123456789abcdef'],
  ['shortlist-empty', '/shortlist'],
  ['compare-empty', '/compare'],
  ['compare-unknown', '/compare?s=svc-abc-sleep,svc-no-such-thing'],
  ['report', '/report?service=svc-omron-connect'],
  ['report-fact', '/report?service=svc-omron-connect&fact=price'],
  ['service-history', '/services/svc-omron-connect/history'],
  ['services-past-end', '/services?page=99'],
  ['services-place', '/services?place=%E5%BA%9C%E4%B8%AD%E5%B8%82'],
  ['methods-weights', '/methods/weights/default'],
  ['terms', '/terms'],
  ['embed-help', '/embed'],
  ['embed-search', '/embed/search?domain=sleep'],
  ['embed-service', '/embed/services/svc-omron-connect'],
  ['compare-five', '/compare?s=svc-omron-connect,svc-cureapp-ht,svc-asken-biz,svc-cureapp-sc,svc-kencom'],
  ['en-home', '/en'],
  ['en-services', '/en/services'],
  ['en-services-none', '/en/services?q=zzzzqqqq&domain=sleep'],
  ['en-service', '/en/services/svc-omron-connect'],
  ['en-guidelines', '/en/guidelines'],
  ['en-guideline', '/en/guidelines/gl-htn'],
  ['en-methods', '/en/methods'],
  ['en-not-found', '/en/services/svc-none'],
  ['not-found', '/services/svc-no-such-thing'],
  ['need-not-found', '/needs/0123456789abcdef0123456789abcdef'],
  ['bad-parameter', '/services?page=0'],
  ['too-long', `/services?q=${'a'.repeat(9000)}`],
];

/** Pages of an empty catalog and of one with planted oddities (seeds.mjs). */
export const emptyPages = [
  ['empty-home', '/'],
  ['empty-services', '/services'],
  ['empty-guidelines', '/guidelines'],
  ['empty-methods', '/methods'],
];
export const plantedPages = [
  ['withdrawn', '/services/svc-omron-connect'],
  ['long-name', '/services/svc-cureapp-ht'],
  ['long-name-list', '/services?q=%E9%AB%98%E8%A1%80%E5%9C%A7'],
  ['long-name-compare', '/compare?s=svc-cureapp-ht,svc-abc-sleep,svc-aitone'],
];

/** Opens the first closed folds, as a reader does; `count` of them show every kind. */
async function openDetails(page, count) {
  for (let at = 0; at < count; ++at) {
    const closed = page.locator('main details:not([open]) > summary:visible').first();
    if ((await closed.count()) === 0) return;
    await closed.click();
  }
}

/** A bundle with a set, one that no price lets begin, a refused try, and the papers. */
async function bundlePages(page, url, see) {
  const begin = async (text) => {
    await page.goto(`${url}/bundles/new`);
    await page.getByLabel('課題を文章で').fill(text);
    await page.getByRole('button', { name: '組合せを計算する' }).click();
    await page.waitForURL(/\/bundles\/[0-9a-f]{32}/);
    return page.url();
  };
  await begin('町です。買い物の支援と見守り。予算は年3万円まで。');
  await see('bundle-empty');
  const bundle = await begin('健康保険組合です。被保険者3000人。高血圧の人の家庭での測定と、メンタル不調の相談窓口と、禁煙の支援を始めたい。年900万円以内。');
  await openDetails(page, 20);
  const prices = page.locator('input[name^="price_"]:visible');
  for (const index of [0, 1, 2]) await prices.nth(index).fill(String(400_000 * (index + 1)));
  await page.getByRole('button', { name: '計算し直す' }).click();
  await page.waitForLoadState();
  await see('bundle', { print: true });
  await openDetails(page, 4);
  await see('bundle-open');
  for (const kind of ['plan', 'specification', 'approval', 'product']) {
    await page.goto(`${bundle}/paper?kind=${kind}`);
    await see(`bundle-${kind}`, { print: true });
  }
  await page.goto(bundle);
  await page.locator('#budget').fill('たくさん');
  await page.getByRole('button', { name: '計算し直す' }).click();
  await page.waitForLoadState();
  await see('bundle-refused');
}

/** Pages that need a session: calls `see(name, marks)` after reaching each. */
export async function sessionPages(page, url, see) {
  await page.goto(`${url}/needs/new?buyer=employer`);
  await page.getByLabel('人数', { exact: true }).fill('x');
  await page.getByRole('button', { name: '合うサービスを見る' }).click();
  await see('need-form-errors');
  await page.goto(`${url}/report?service=svc-omron-connect`);
  await page.locator('#message').fill('試験の知らせです。');
  await page.getByRole('button', { name: '送る' }).click();
  await see('report-sent');
  await page.goto(`${url}/services`);
  await page.getByLabel('サービスを検索').pressSequentially('suim');
  await page.getByRole('listbox').waitFor();
  await page.getByLabel('サービスを検索').press('ArrowDown');
  await see('services-suggest');
  await page.goto(`${url}/`);
  await page.getByLabel('いまの課題や条件').fill('よろしくお願いします');
  await page.getByRole('button', { name: '合うサービスを見る' }).click();
  await see('need-unread');
  await page.goto(`${url}/`);
  await page.getByLabel('いまの課題や条件').fill(needText);
  await page.getByRole('button', { name: '合うサービスを見る' }).click();
  await page.waitForURL(/\/needs\/[0-9a-f]{32}/);
  const need = page.url();
  await see('need', { main: true, print: true });
  for (const index of [0, 1, 2]) {
    const button = page.locator('.match').nth(index).getByRole('button', { name: /^候補に入れる/ });
    if ((await button.count()) === 0) continue;
    await button.click();
    await page.locator('.match').nth(index).getByRole('button', { name: /^候補から外す/ }).waitFor();
  }
  await openDetails(page, 6);
  await see('need-open');
  await page.goto(`${need}/edit`);
  await see('need-edit');
  await page.goto(`${need}/confirm`);
  await see('need-confirm');
  await page.goto(`${need}/rationale`);
  await see('rationale', { print: true });
  await page.goto(`${url}/shortlist`);
  const chosen = await page.locator('.shortlist input:checked').evaluateAll((inputs) => inputs.map((input) => input.value));
  await openDetails(page, 3);
  await see('shortlist');
  await page.goto(`${url}/compare?s=${chosen.join(',')}`);
  await see('compare', { main: true, print: true });
  await bundlePages(page, url, see);
  await page.goto(need);
  for (const toggle of [0, 1, 2]) {
    const wish = page.locator('.need-chips .toggle:not(.on)');
    if (toggle < (await wish.count())) {
      await page.locator('.need-line > summary').click();
      await wish.last().click();
      await page.waitForLoadState();
    }
  }
  await see('need-strict');
  await page.goto(need);
  for (const fold of await page.locator('details:has(form[action$="/delete"]) > summary').all()) await fold.click();
  await page.getByRole('button', { name: '課題を消す' }).click();
  await see('need-deleted');
}

/** What a visitor sees who asks too often: the limit is used up before the page is opened. */
async function hurriedPages(page, url, see) {
  // The operator's own machine is never limited; a proxy on it says whom it speaks for.
  const headers = { 'x-forwarded-for': '203.0.113.7' };
  for (let asked = 0; asked < 2000; ++asked) {
    if ((await page.request.get(`${url}/about`, { headers, maxRetries: 3 })).status() === 429) break;
  }
  await page.setExtraHTTPHeaders(headers);
  const answer = await page.goto(`${url}/services`);
  check(answer.status() === 429, `a hurried visitor is answered ${answer.status()}`);
  await see('rate-limited');
  await page.setExtraHTTPHeaders({});
}

/** What a visitor sees whose need could not be kept because the server's disk is full. */
async function diskFullPages(page, url, see) {
  await page.goto(url);
  await page.getByLabel('いまの課題や条件').fill(needText);
  await page.getByRole('button', { name: '合うサービスを見る' }).click();
  await page.waitForLoadState();
  await see('server-error');
}

/** A form that was sent without its token, as by a page of somebody else. */
async function forgedPages(page, url, see) {
  await page.goto(url);
  await page.locator('input[name=csrf]').first().evaluate((input) => { input.value = '0'.repeat(32); });
  await page.getByLabel('いまの課題や条件').fill(needText);
  await page.getByRole('button', { name: '合うサービスを見る' }).click();
  await page.waitForLoadState();
  await see('forged-form');
}

/** States that need a server of their own: [how it is hindered, what a visitor then does]. */
export const hinderedPages = [
  [{ options: ['--rate-limit', '3'] }, hurriedPages],
  [{ diskFull: true }, diskFullPages],
  [{}, forgedPages],
];
