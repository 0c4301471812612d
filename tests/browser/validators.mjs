// The bytes a server sent, through html-validate and through vnu (HTML and CSS), all at once.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { HtmlValidate } from 'html-validate';
import { root } from './harness.mjs';

const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // Style of writing, not validity: our templates write void elements and entities plainly.
    'void-style': 'off', 'no-trailing-whitespace': 'off', 'long-title': 'off',
    'no-implicit-button-type': 'off', 'tel-non-breaking': 'off', 'no-inline-style': 'error', 'no-redundant-for': 'off',
    // Lists may be named; several boxes or buttons may share a name.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
  },
});

export async function htmlFaults(name, html) {
  const report = await validator.validateString(html);
  return report.results.flatMap((result) => result.messages.slice(0, 5).map((message) =>
    `${name}: html-validate ${message.ruleId}: ${message.message} (line ${message.line})`));
}

/** `documents` is name -> HTML; `styles` is CSS text. One start of the JVM each. */
export function vnuFaults(documents, styles) {
  const folder = path.join(root, 'build', 'deep', 'documents');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files = [];
  for (const [name, html] of documents) {
    files.push(path.join(folder, `${name}.html`));
    writeFileSync(files.at(-1), html);
  }
  const sheet = path.join(folder, 'app.css');
  writeFileSync(sheet, styles);
  const faults = [];
  for (const [kind, given] of [['--html', files], ['--css', [sheet]]]) {
    const ran = spawnSync('java', ['-Xss4m', '-jar', jar, '--format', 'json', '--exit-zero-always', kind, ...given], { encoding: 'utf8', maxBuffer: 1 << 26 });
    if (ran.status !== 0) throw new Error(`vnu: ${ran.stderr}`);
    for (const message of JSON.parse(ran.stderr).messages) {
      if (message.type === 'info' && message.subType !== 'warning') continue;
      faults.push(`${path.basename(message.url ?? 'app.css', '.html')}: vnu ${message.message} (line ${message.lastLine})`);
    }
  }
  return faults;
}

export const readText = (file) => readFileSync(file, 'utf8');
