// The Model Context Protocol by its official client: node mcp.mjs BINARY. Over HTTP and over standard
// input and output: list the tools, call each, send bad input.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { asOf, root, startServer } from './harness.mjs';

const [, , binary] = process.argv;
const faults = [];
const expect = (holds, text) => { if (!holds) faults.push(text); };
let calls = 0;

async function walk(name, transport) {
  const client = new Client({ name: 'mitate-tests', version: '1.0.0' });
  await client.connect(transport);
  expect(client.getInstructions()?.includes('未確認'), `${name}: no instructions`);
  const { tools } = await client.listTools();
  expect(tools.length === 7, `${name}: ${tools.length} tools`);
  const ajv = new Ajv2020({ strict: false });
  addFormats(ajv);
  const schemas = new Map(tools.map((tool) => [tool.name, ajv.compile(tool.inputSchema)]));
  const call = async (tool, args) => {
    calls += 1;
    expect(schemas.get(tool)(args), `${name}: ${tool} refuses its own arguments ${JSON.stringify(args)}`);
    const answer = await client.callTool({ name: tool, arguments: args });
    expect(!answer.isError, `${name}: ${tool} fails: ${answer.content?.[0]?.text?.slice(0, 200)}`);
    return answer.structuredContent;
  };
  const found = await call('search_services', { q: 'すいみん', per_page: 3 });
  expect(found.total > 0 && found.items.length <= 3, `${name}: search finds nothing`);
  const ids = found.items.map((item) => item.id);
  const one = await call('get_service', { id: ids[0] });
  expect(Object.keys(one.sources).length > 0, `${name}: a record without sources`);
  const matched = await call('match_need', { text: '従業員300人の製造業、高ストレス者が多い' });
  expect(matched.matches.length > 0, `${name}: no match`);
  await call('build_bundle', { text: '健保です。睡眠と禁煙と糖尿病の予防。加入者3000人' });
  await call('compare', { s: ids.slice(0, 2) });
  await call('guideline_recommendations', {});
  await call('supply_gaps', {});
  const wrong = await client.callTool({ name: 'search_services', arguments: { colour: 'red' } });
  expect(wrong.isError && wrong.content[0].text.includes('colour'), `${name}: an unknown argument is taken`);
  await client.callTool({ name: 'no_such_tool', arguments: {} }).then(
    () => faults.push(`${name}: an unknown tool answers`),
    (error) => expect(error.code === -32602, `${name}: unknown tool gives ${error.code}`),
  );
  await client.close();
}

const server = await startServer(binary);
await walk('HTTP', new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`)));
const big = await fetch(`${server.url}/mcp`, {
  method: 'POST', headers: { 'content-type': 'application/json' }, body: `"${'x'.repeat(5_000_000)}"`,
}).then((answer) => answer.status, () => 413);
expect(big === 413, `5 MB answer ${big}`);
const batch = await fetch(`${server.url}/mcp`, {
  method: 'POST', headers: { 'content-type': 'application/json' },
  body: JSON.stringify(Array.from({ length: 10_000 }, (_, id) => ({ jsonrpc: '2.0', id, method: 'ping' }))),
});
expect(batch.status === 400 && (await batch.json()).error.code === -32600, `a batch answers ${batch.status}`);
await server.stop();

const data = mkdtempSync(path.join(tmpdir(), 'mitate-mcp-'));
spawnSync(binary, ['--data-dir', data, 'load', path.join(root, 'seed_data')]);
await walk('stdio', new StdioClientTransport({ command: binary, args: ['--data-dir', data, '--as-of', asOf, 'mcp'] }));
rmSync(data, { recursive: true, force: true });

for (const fault of faults) console.log(fault);
console.log(`${calls} calls by the official client, ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
