// Negative control: defects planted into a good page must be caught by the same functions that find
// nothing on ours. Returns what was missed.
import AxeBuilder from '@axe-core/playwright';
import { axeTags } from './examine.mjs';
import { layoutFaults, openPage } from './harness.mjs';
import { paperFaults } from './papers.mjs';
import { htmlFaults, vnuFaults } from './validators.mjs';

const Axe = AxeBuilder.default ?? AxeBuilder;

export async function negativeControl(browser, url) {
  const missed = [];
  const expect = (caught, what) => {
    if (!caught) missed.push(`control: planted ${what} was not caught`);
  };
  const { context, page } = await openPage(browser, url);
  const fresh = () => page.goto(`${url}/services`);

  await fresh();
  await page.evaluate(() => {
    document.documentElement.removeAttribute('lang');
    const field = document.querySelector('input[type=search]');
    field.removeAttribute('id');
    field.removeAttribute('placeholder');
    document.body.insertAdjacentHTML('beforeend', '<svg role="img" width="9" height="9"></svg><p id="pale">薄い字</p>');
    // Our policy refuses style attributes; a script of the browser may still set styles.
    document.getElementById('pale').style.cssText = 'color:#aaa;background:#fff';
  });
  const ids = (await new Axe({ page }).withTags(axeTags).analyze()).violations.map((one) => one.id);
  for (const id of ['html-has-lang', 'svg-img-alt', 'label', 'color-contrast']) expect(ids.includes(id), `axe ${id}`);

  const plants = {
    'wide box': ['<div data-s="width:3000px">x</div>', /wider than the window/],
    'cut text': ['<p data-s="width:40px;overflow:hidden;white-space:nowrap">切れてしまう文</p>', /^cut/],
    'cut choice': ['<select data-s="width:70px"><option>指定しない</option></select>', /^cut: select/],
    'narrow cell': ['<table data-s="width:60px;table-layout:fixed"><tr><td data-s="width:22px;overflow-wrap:anywhere">希望</td><td>理由</td></tr></table>', /^letter by letter/],
    'clipped label': ['<svg class="pic" viewBox="0 0 100 20" width="100" height="20"><text x="80" y="14">はみ出す</text></svg>', /^clipped/],
    'colliding labels': ['<svg class="pic" viewBox="0 0 100 20" width="100" height="20"><text x="2" y="14">重なる</text><text x="9" y="14">文字</text></svg>', /collide/],
    'label wider than its tile': ['<svg class="pic" viewBox="0 0 100 20" width="100" height="20"><g><rect x="20" width="20" height="20"/><text x="20" y="14">広すぎる</text></g></svg>', /wider than its tile/],
    'small button': ['<button data-s="min-height:0;height:20px;padding:0">小</button>', /high: button/],
  };
  for (const [what, [markup, wanted]] of Object.entries(plants)) {
    await fresh();
    await page.evaluate((html) => {
      document.querySelector('main').insertAdjacentHTML('beforeend', html);
      for (const styled of document.querySelectorAll('[data-s]')) styled.style.cssText = styled.dataset.s;
    }, markup);
    expect((await layoutFaults(page)).some((fault) => wanted.test(fault)), what);
  }

  const broken = '<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>x</title></head><body><p style="color:red">a<div></p></div><img src="x"></body></html>';
  expect((await htmlFaults('x', broken)).length > 0, 'bad markup (html-validate)');
  const vnu = vnuFaults(new Map([['x', broken]]), 'a { colour: red }');
  expect(vnu.some((fault) => fault.startsWith('x:')), 'bad markup (vnu)');
  expect(vnu.some((fault) => fault.startsWith('app')), 'bad style (vnu)');

  await fresh();
  await page.evaluate(() => {
    document.querySelector('main').innerHTML = '<h2 id="p">はみ出す見出し</h2>';
    document.getElementById('p').style.cssText = 'position:absolute;left:0;width:200mm;margin-left:150mm;white-space:nowrap';
  });
  expect((await paperFaults(page, 'control')).faults.length > 0, 'heading outside the sheet');
  await context.close();
  return missed;
}
