// Runs a browser script, or says why it cannot and fails: node guarded.mjs SCRIPT BINARY …
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const [, , script, binary, ...rest] = process.argv;
const checkers = {
  'deep.mjs': ['@axe-core/playwright', 'html-validate', 'lighthouse', 'vnu-jar'],
  'contract.mjs': ['@redocly/openapi-core', 'ajv', 'ajv-formats'],
};
for (const [needed, hint] of [
  [path.join(here, 'node_modules', 'playwright-core'), 'npm ci in tests/browser'],
  ...(checkers[script] ?? []).map((name) => [path.join(here, 'node_modules', name), 'npm ci in tests/browser']),
  [process.env.CHROME_BIN || '/usr/bin/chromium', 'apt install chromium'],
]) {
  if (!existsSync(needed)) {
    console.error(`${needed} is missing (${hint})`);
    process.exit(3);
  }
}
process.argv.splice(2, process.argv.length, binary, ...rest);
await import(path.join(here, script));
