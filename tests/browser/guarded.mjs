// Runs a browser script, or says why it cannot and leaves with 77 (skipped): node guarded.mjs SCRIPT BINARY
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const [, , script, binary] = process.argv;
for (const [needed, hint] of [
  [path.join(here, 'node_modules', 'playwright-core'), 'npm ci in tests/browser'],
  [process.env.CHROME_BIN || '/usr/bin/chromium', 'apt install chromium'],
]) {
  if (!existsSync(needed)) {
    console.log(`skipped: ${needed} is missing (${hint})`);
    process.exit(77);
  }
}
process.argv[2] = binary;
await import(path.join(here, script));
