// Every page and state that screenshots and the deep run look at.
import { needText } from './walk.mjs';

export const plainPages = [
  ['home', '/'],
  ['services', '/services'],
  ['services-query', '/services?q=%E7%9D%A1%E7%9C%A0'],
  ['services-filtered', '/services?domain=watch-over&buyer=municipality'],
  ['services-none', '/services?q=%E7%9D%A1%E7%9C%A0&domain=meal-delivery&prefecture=01'],
  ['service', '/services/svc-omron-connect'],
  ['guidelines', '/guidelines'],
  ['guideline', '/guidelines/gl-htn'],
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
  ['methods', '/methods'],
  ['about', '/about'],
  ['accessibility', '/accessibility'],
  ['help', '/help'],
  ['need-form', '/needs/new'],
  ['need-form-employer', '/needs/new?buyer=employer'],
  ['need-form-municipality', '/needs/new?buyer=municipality'],
  ['need-form-insurer', '/needs/new?buyer=insurer'],
  ['shortlist-empty', '/shortlist'],
  ['compare-empty', '/compare'],
  ['report', '/report?service=svc-omron-connect'],
  ['report-fact', '/report?service=svc-omron-connect&fact=price'],
  ['report-sent', '/report?sent=1'],
  ['service-history', '/services/svc-omron-connect/history'],
  ['services-past-end', '/services?page=99'],
  ['services-place', '/services?place=%E5%BA%9C%E4%B8%AD%E5%B8%82'],
  ['methods-weights', '/methods/weights/default'],
  ['terms', '/terms'],
  ['embed-help', '/embed'],
  ['embed-search', '/embed/search?domain=sleep'],
  ['embed-service', '/embed/services/svc-omron-connect'],
  ['need-gone', '/needs/0123456789abcdef0123456789abcdef'],
  ['need-deleted', '/needs/deleted'],
  ['compare-unknown', '/compare?s=svc-omron-connect,svc-none'],
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
  ['bad-parameter', '/services?page=0'],
];

/** Pages that need a session: calls `see(name)` after reaching each. */
export async function sessionPages(page, url, see) {
  await page.goto(`${url}/needs/new?buyer=employer`);
  await page.getByLabel('人数', { exact: true }).fill('x');
  await page.getByRole('button', { name: '合うサービスを見る' }).click();
  await see('need-form-errors');
  await page.goto(`${url}/`);
  await page.getByLabel('いまの課題や条件').fill('よろしくお願いします');
  await page.getByRole('button', { name: '合うサービスを見る' }).click();
  await see('need-unread');
  await page.goto(`${url}/`);
  await page.getByLabel('いまの課題や条件').fill(needText);
  await page.getByRole('button', { name: '合うサービスを見る' }).click();
  await see('need');
  const need = page.url();
  for (const index of [0, 1, 2]) {
    const button = page.locator('.match').nth(index).getByRole('button', { name: /^候補に入れる/ });
    if ((await button.count()) === 0) continue;
    await button.click();
    await page.waitForLoadState();
  }
  for (const details of await page.locator('.match details').all()) {
    await details.locator('summary').first().click();
    break;
  }
  await see('need-open');
  await page.goto(`${need}/edit`);
  await see('need-edit');
  await page.goto(`${need}/confirm`);
  await see('need-confirm');
  await page.goto(`${need}/rationale`);
  await see('rationale');
  await page.goto(`${url}/shortlist`);
  await see('shortlist');
  const chosen = await page.locator('.shortlist input:checked').evaluateAll((inputs) => inputs.map((input) => input.value));
  await page.goto(`${url}/compare?s=${chosen.join(',')}`);
  await see('compare');
  await page.goto(need);
  await page.locator('.need-chip .toggle').last().click();
  await page.waitForLoadState();
  await see('need-strict');
}
