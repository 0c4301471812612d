// The JSON contract, by validators that are not ours: node contract.mjs BINARY [SUITE]. /openapi.json
// through Redocly's recommended rules; every answer of a crawl over the real catalog, every answer
// that the C++ suite SUITE gets and every example of API.md through ajv. Schemas are closed here (an
// unknown member is a fault), while the published contract stays open. Then planted defects, because
// a run that cannot fail proves nothing.
import { createConfig, lintFromString } from '@redocly/openapi-core';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root, startServer } from './harness.mjs';

const [, , binary, suite] = process.argv;
const faults = [];
const counts = { crawl: 0, suite: 0, bodies: 0 };

/** Every object that names its members takes no other. */
function closed(schema) {
  if (Array.isArray(schema)) return schema.map(closed);
  if (schema === null || typeof schema !== 'object') return schema;
  const out = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]));
  if (out.type === 'object' && out.properties && out.additionalProperties === undefined) out.additionalProperties = false;
  return out;
}

class Contract {
  constructor(document) {
    this.document = document;
    this.ajv = new Ajv2020({ strict: false, allErrors: false });
    addFormats(this.ajv);
    this.ajv.addSchema(closed({ $id: 'contract', components: document.components }));
    this.patterns = Object.keys(document.paths).map((pattern) =>
      ({ pattern, shape: new RegExp(`^${pattern.replace(/\{\w+\}/g, '[^/]+')}$`) }));
  }

  #check(reference, value) {
    const validate = this.ajv.getSchema(`contract${reference}`);
    if (!validate) return `no schema ${reference}`;
    if (validate(value)) return null;
    const [first] = validate.errors;
    return `${first.instancePath || '/'} ${first.message} ${JSON.stringify(first.params)}`;
  }

  operation(method, target) {
    const [address] = target.split('?');
    // A fixed path goes before one with a parameter.
    const found = this.patterns.filter((one) => one.shape.test(address)).sort((a, b) => a.pattern.includes('{') - b.pattern.includes('{'))[0];
    return found && this.document.paths[found.pattern][method.toLowerCase()];
  }

  answer(method, target, status, value) {
    const operation = this.operation(method, target);
    const described = operation?.responses[status];
    if (status >= 400 && !described) return this.#check('#/components/schemas/Problem', value);
    if (!described) return `status ${status} is not described`;
    return this.#check(Object.values(described.content)[0].schema.$ref, value);
  }

  body(target, value) {
    return this.#check(this.operation('POST', target).requestBody.content['application/json'].schema.$ref, value);
  }
}

async function redoclyErrors(document) {
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lintFromString({ source: JSON.stringify(document), config });
  return problems.filter((problem) => problem.severity === 'error').map((problem) =>
    `redocly ${problem.ruleId}: ${problem.message} (${problem.location[0]?.pointer ?? ''})`);
}

const needs = [
  { text: '社員90人の印刷会社。腰痛を訴える人が多い。予算は一人月400円まで。' },
  { text: '人口8万人の市。認知症の高齢者の見守り。年300万円以内。' },
  { text: '健保組合です。被保険者5000人の特定保健指導をオンラインで。来年4月から。' },
  { text: '広島市で高齢者のフレイル予防。必ずISMS取得。', buyer_type: 'municipality' },
  { text: 'はじめまして。どうぞよろしくお願いいたします。' },
  { need: { buyer_type: 'employer', domains: ['hypertension'], headcount: { value: 150, kind: 'employees' } }, limit: 100 },
  { need: { domains: ['sleep'], delivery: ['app'], must: ['delivery'], minimum_grade: 2 }, include_reference: true, include_discouraged: true },
  { need: { buyer_type: 'insurer', buyer_kind: 'insurer-society', domains: ['obesity-metabolic'], budget: { amount: 500, unit: 'person_month' }, contract_months: 12, contract_start: '2027-04-01' }, limit: 100 },
  { need: { buyer_type: 'municipality', domains: ['watch-over'], region: { prefecture: '34', municipality_code: '342076' }, must: ['region'] }, strict: 'suggested' },
  { need: { domains: ['sleeep'] } },
  { need: { budget: { amount: 1, unit: 'week' } } },
  {},
];

async function crawl(url, contract) {
  const ask = async (target, body) => {
    const method = body === undefined ? 'GET' : 'POST';
    const response = await fetch(url + target, body === undefined ? undefined
      : { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    const value = await response.json();
    counts.crawl += 1;
    const fault = contract.answer(method, target, response.status, value);
    if (fault) faults.push(`${method} ${target} ${response.status}: ${fault}`);
    return value;
  };
  const each = async (items, address) => {
    for (const item of items) await ask(address(encodeURIComponent(item.id)));
  };
  const services = [];
  for (let page = 1, more = true; more; page += 1) {
    const list = await ask(`/api/v1/services?per_page=100&page=${page}`);
    services.push(...list.items);
    more = services.length < list.total && list.items.length > 0;
  }
  await each(services, (id) => `/api/v1/services/${id}`);
  await each(services, (id) => `/api/v1/services/${id}/similar`);
  await each(services, (id) => `/api/v1/services/${id}/costs?headcount=300`);
  await each(services, (id) => `/api/v1/services/${id}?contract_start=2027-04-01&contract_months=12`);
  const list = await ask('/api/v1/services');
  for (const [facet, values] of Object.entries(list.facets)) {
    for (const { value } of values) await ask(`/api/v1/services?${facet}=${encodeURIComponent(value)}&per_page=5`);
  }
  for (const query of ['けつあつ', 'suimin', '睡眠 アプリ', 'メンタルヘルス不調', 'ほけんしどう', 'zzzzqqq', '健康けいえい', '']) {
    for (const sort of ['relevance', 'evidence', 'price', 'updated', 'kana']) {
      await ask(`/api/v1/services?q=${encodeURIComponent(query)}&sort=${sort}&per_page=50`);
    }
    if (query) await ask(`/api/v1/suggest?q=${encodeURIComponent(query)}`);
  }
  for (let i = 0; i + 5 <= services.length; i += 25) {
    await ask(`/api/v1/compare?s=${services.slice(i, i + 5).map((one) => one.id).join(',')}`);
  }
  await each((await ask('/api/v1/guidelines')).guidelines, (id) => `/api/v1/guidelines/${id}`);
  await each((await ask('/api/v1/recommendations')).recommendations, (id) => `/api/v1/recommendations/${id}`);
  await each((await ask('/api/v1/evidence')).studies, (id) => `/api/v1/evidence/${id}`);
  for (const target of ['certifications', 'certifications?contract_start=2027-04-01&contract_months=12', 'gaps', 'gaps?cells=empty',
    'data', 'taxonomy', 'statistics/queries', 'openapi.json']) await ask(`/api/v1/${target}`);
  for (const target of ['services?domein=sleep', 'services?domain=sleeep', 'services?page=0', 'services/none', 'guidelines/none', 'recommendations/none',
    'evidence/none', 'suggest', 'compare', 'compare?s=none', 'gaps?prefecture=99', 'services/none/costs', 'services/none/similar']) await ask(`/api/v1/${target}`);
  for (const body of needs) {
    await ask('/api/v1/matches', body);
    if (!body.text) continue;
    const read = await ask('/api/v1/needs/parse', body);
    // What was read goes back as a body.
    const again = { need: read.need };
    const fault = contract.body('/api/v1/matches', again);
    if (fault) faults.push(`a parsed need as a body: ${fault}`);
    await ask('/api/v1/matches', again);
  }
}

/** The C++ suite writes down what it asked and got; those are checked as well. */
function suiteAnswers(contract) {
  const folder = mkdtempSync(path.join(tmpdir(), 'mitate-answers-'));
  const file = path.join(folder, 'answers.jsonl');
  const ran = spawnSync(suite, [], { encoding: 'utf8', maxBuffer: 1 << 26, env: { ...process.env, MITATE_KEEP_ANSWERS: file } });
  if (ran.status !== 0) faults.push(`the suite failed: ${ran.stdout.slice(-400)}`);
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  for (const line of lines) {
    const { method, target, status, answer } = JSON.parse(line);
    counts.suite += 1;
    const fault = contract.answer(method, target, status, answer);
    if (fault) faults.push(`suite ${method} ${target.slice(0, 80)} ${status}: ${fault}`);
  }
  rmSync(folder, { recursive: true, force: true });
}

function documentBodies(contract) {
  const text = readFileSync(path.join(root, 'web', 'API.md'), 'utf8');
  for (const [, target, body] of text.matchAll(/```http\nPOST (\S+)\n[^\n]*\n\n([\s\S]*?)```/g)) {
    counts.bodies += 1;
    const fault = contract.body(target, JSON.parse(body));
    if (fault) faults.push(`API.md POST ${target}: ${fault}`);
  }
}

const CONTROL_ADDRESS = '/api/v1/suggest?q=%E3%81%91%E3%81%A4';

/** Each planted defect must be found; `good` is a true answer of CONTROL_ADDRESS. */
async function control(contract, good) {
  const check = (value) => contract.answer('GET', CONTROL_ADDRESS, 200, value);
  const planted = {
    'a member that no schema names': { ...good, surprise: 1 },
    'a member left out': {},
    'a wrong type': { suggestions: 'none' },
  };
  if (check(good)) faults.push(`control: a true answer is refused: ${check(good)}`);
  for (const [name, value] of Object.entries(planted)) if (!check(value)) faults.push(`control: ${name} is not noticed`);
  if (!contract.body('/api/v1/matches', { need: { domain: [] } })) faults.push('control: a wrong body is not noticed');
  const broken = structuredClone(contract.document);
  delete broken.info.title;
  if ((await redoclyErrors(broken)).length === 0) faults.push('control: redocly finds nothing in a broken document');
}

const server = await startServer(binary);
try {
  const document = await (await fetch(`${server.url}/api/v1/openapi.json`)).json();
  const contract = new Contract(document);
  // Asked for now: the server closes a connection that idles while the answers are checked.
  const good = await (await fetch(server.url + CONTROL_ADDRESS)).json();
  const linted = await redoclyErrors(document);
  faults.push(...linted);
  console.log(`redocly recommended: ${linted.length} errors`);
  await crawl(server.url, contract);
  if (suite) suiteAnswers(contract);
  documentBodies(contract);
  await control(contract, good);
} finally {
  await server.stop();
}
for (const fault of faults.slice(0, 40)) console.log(fault);
console.log(`${counts.crawl} answers of the crawl, ${counts.suite} of the suite and ${counts.bodies} bodies of API.md; ${faults.length} faults`);
if (suite && counts.suite === 0) faults.push('the suite wrote no answers down');
process.exit(faults.length === 0 ? 0 : 1);
