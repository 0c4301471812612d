// The full matrix: every page and state at three widths, light and dark, through axe; HTML through
// html-validate; planted defects must be caught. node deep.mjs BINARY
import AxeBuilder from '@axe-core/playwright';
import { HtmlValidate } from 'html-validate';
import { check, layoutFaults, openPage, startBrowser, startServer } from './harness.mjs';
import { plainPages, sessionPages } from './pages.mjs';

const Axe = AxeBuilder.default ?? AxeBuilder;
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // Style of writing, not validity: our templates write void elements and entities plainly.
    'void-style': 'off', 'no-trailing-whitespace': 'off', 'long-title': 'off',
    'no-implicit-button-type': 'off', 'tel-non-breaking': 'off', 'no-inline-style': 'error',
  },
});
const server = await startServer(process.argv[2]);
const browser = await startBrowser();
const findings = [];

async function examine(page, name, html) {
  for (const fault of await layoutFaults(page)) findings.push(`${name}: ${fault}`);
  const axe = await new Axe({ page }).withTags(tags).analyze();
  for (const violation of axe.violations) {
    findings.push(`${name}: axe ${violation.id}: ${violation.nodes.slice(0, 2).map((node) => node.html.slice(0, 120)).join(' | ')}`);
  }
  if (!html) return;
  const report = await validator.validateString(await page.request.get(page.url()).then((answer) => answer.text()));
  for (const result of report.results) {
    for (const message of result.messages.slice(0, 5)) {
      findings.push(`${name}: html ${message.ruleId}: ${message.message} (line ${message.line})`);
    }
  }
}

try {
  for (const [width, height, dark] of [[1280, 900, false], [360, 740, false], [320, 800, false], [1280, 900, true]]) {
    const { context, page, faults } = await openPage(browser, server.url, { width, height, dark });
    const label = `${width}${dark ? ' dark' : ''}`;
    for (const [name, address] of plainPages) {
      await page.goto(server.url + address);
      await examine(page, `${name} ${label}`, width === 1280 && !dark);
    }
    await sessionPages(page, server.url, (name) => examine(page, `${name} ${label}`, width === 1280 && !dark && name !== 'need-form-errors'));
    for (const fault of faults) findings.push(`${label}: ${fault}`);
    await context.close();
  }
  // Negative control: a run that cannot fail proves nothing.
  const { context, page } = await openPage(browser, server.url);
  await page.goto(server.url + '/services');
  await page.evaluate(() => {
    document.documentElement.removeAttribute('lang');
    document.querySelector('input[type=search]').removeAttribute('id');
    document.body.insertAdjacentHTML('beforeend', '<div id="planted"><svg role="img"></svg></div>');
    document.getElementById('planted').setAttribute('style', 'width:3000px');
  });
  const caught = (await new Axe({ page }).withTags(tags).analyze()).violations.map((violation) => violation.id);
  for (const id of ['html-has-lang', 'svg-img-alt']) check(caught.includes(id), `planted ${id} was not caught`);
  check((await layoutFaults(page)).length > 0, 'planted width was not caught');
  await context.close();
} finally {
  await browser.close();
  await server.stop();
}
for (const finding of [...new Set(findings)]) console.log(finding);
console.log(`${findings.length} findings`);
process.exit(findings.length === 0 ? 0 : 1);
