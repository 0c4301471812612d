// Copies of the seed data for states that the shipped data does not have: an empty catalog, and one
// with a withdrawn service, a very long name and markup where text belongs. Test data only.
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './harness.mjs';

const seed = path.join(root, 'seed_data');
export const planted = {
  withdrawn: 'svc-omron-connect',
  long: 'svc-cureapp-ht',
  name: '長い名前の見本'.repeat(8) + 'LongUnbrokenLatinWordsThatNeverEnd'.repeat(3),
  markup: '<script>window.planted=1</script><img src=x onerror=window.planted=1>"\'&',
};

/** Cells of one CSV record and back; the data quotes as RFC 4180 does. */
function cells(line) {
  const out = [];
  for (const match of line.matchAll(/("(?:[^"]|"")*"|[^,]*)(,|$)/g)) {
    out.push(match[1].startsWith('"') ? match[1].slice(1, -1).replaceAll('""', '"') : match[1]);
    if (match[2] === '') break;
  }
  return out;
}
const quoted = (cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Rewrites records of `file`; `change` gets {column: cell} and returns it, or null to drop it. */
function rewrite(file, change) {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const head = cells(lines[0]);
  const kept = [lines[0]];
  for (const line of lines.slice(1)) {
    const row = Object.fromEntries(cells(line).map((cell, at) => [head[at], cell]));
    const changed = change(row);
    if (changed) kept.push(head.map((column) => quoted(changed[column] ?? '')).join(','));
  }
  writeFileSync(file, kept.join('\n') + '\n');
}

export function emptySeed(folder) {
  cpSync(seed, folder, { recursive: true });
  for (const file of readdirSync(path.join(folder, 'services'))) {
    if (file !== 'cost_benchmarks.csv') rewrite(path.join(folder, 'services', file), () => null);
  }
  rewrite(path.join(folder, 'evidence', 'research_projects.csv'), (row) => ({ ...row, service_id: '' }));
  const gone = new Set(['services', 'case_studies', 'prices', 'studies', 'economics']);
  rewrite(path.join(folder, 'provenance.csv'), (row) => (gone.has(row.subject_kind) ? null : row));
  return folder;
}

export function plantedSeed(folder) {
  cpSync(seed, folder, { recursive: true });
  rewrite(path.join(folder, 'services', 'services.csv'), (row) => {
    if (row.id === planted.withdrawn) return { ...row, status: 'withdrawn', status_reason: '試験のための掲載停止', status_on: '2026-11-01' };
    if (row.id === planted.long) return { ...row, name: planted.name, summary: planted.markup + row.summary };
    return row;
  });
  return folder;
}
