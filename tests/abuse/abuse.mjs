// Every abuse that once stopped, filled or fooled the server, each with the bound that must hold.
//   node abuse.mjs MITATE FAULTY_CALLS.so [--whole] [--only WORD]
// Prints a table: what was done, what was answered, the slowest probe of another visitor, peak memory.
import { spawnSync } from 'node:child_process';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Serving, isWhole, pause, statusOf } from './serving.mjs';

const [program, faulty, ...flags] = process.argv.slice(2);
const whole = flags.includes('--whole');
const only = flags.includes('--only') ? flags[flags.indexOf('--only') + 1] : '';
const host = 'Host: localhost\r\n';
let failures = 0;

function report(name, holds, answer, probe, peak) {
  if (!holds) failures += 1;
  const cells = [holds ? 'ok' : 'BROKEN', name, answer, probe === undefined ? '' : `${probe} ms`,
    peak === undefined ? '' : `${peak} MB`];
  console.log(cells.join(' | '));
}

async function all(count, make) {
  return Promise.all(Array.from({ length: count }, (_, index) => make(index)));
}

const abuses = {
  // --- performance.md, security: one hostile request each -------------------------------------
  async 'a body of 2 MB'(s) {
    const answer = await s.exchange([`POST /api/v1/matches HTTP/1.1\r\n${host}Content-Length: 2000000\r\n\r\n`, 'x'.repeat(2_000_000)]);
    return [statusOf(answer) === 413, statusOf(answer)];
  },
  async 'a chunked body'(s) {
    const answer = await s.exchange(`POST /api/v1/matches HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n`);
    return [statusOf(answer) === 411, statusOf(answer)];
  },
  async 'a compressed body'(s) {
    const body = gzipSync(Buffer.alloc(1_000_000)).toString('latin1');
    const answer = await s.exchange(`POST /api/v1/matches HTTP/1.1\r\n${host}Content-Encoding: gzip\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
    return [statusOf(answer) === 415, statusOf(answer)];
  },
  async 'a line of 64 MB without an end'(s) {
    const answer = await s.exchange(['GET /', ...Array(whole ? 1024 : 32).fill('a'.repeat(65_536))]);
    return [statusOf(answer) === 414 || answer === '', statusOf(answer)];
  },
  async '100,000 headers'(s) {
    const answer = await s.exchange([`GET / HTTP/1.1\r\n${host}`, 'X: y\r\n'.repeat(100_000), '\r\n']);
    return [statusOf(answer) === 431, statusOf(answer)];
  },
  async '1,000 overlapping ranges'(s) {
    const answer = await s.get('/api/v1/taxonomy', `Range: bytes=0-${',0-'.repeat(1000)}\r\n`);
    return [statusOf(answer) === 200 && answer.length < 1_000_000, statusOf(answer)];
  },
  async 'two lengths'(s) {
    const answer = await s.exchange(`POST /api/v1/matches HTTP/1.1\r\n${host}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}x`);
    return [statusOf(answer) === 400, statusOf(answer)];
  },
  async 'a length and chunks, with a request hidden behind'(s) {
    const answer = await s.exchange(`POST /api/v1/matches HTTP/1.1\r\n${host}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\n${host}\r\n`, { enough: () => false, timeout: 4000 });
    return [statusOf(answer) === 400 && answer.split('HTTP/1.1 ').length === 2, statusOf(answer)];
  },
  async 'a zero byte and climbing in a static path'(s) {
    const found = [];
    for (const target of ['/static/app.css%00.txt', '/static/../../etc/passwd', '/static/%2e%2e/%2e%2e/etc/passwd', '/static/..%2f..%2fetc%2fpasswd']) {
      found.push(statusOf(await s.get(target)));
    }
    return [found.every((status) => status === 400 || status === 404), found.join(' ')];
  },
  async 'a JSON of 200,000 levels'(s) {
    const body = '['.repeat(200_000);
    const answer = await s.exchange(`POST /api/v1/matches HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
    return [statusOf(answer) === 400, statusOf(answer)];
  },
  async 'a query of 20,000 words'(s) {
    const answer = await s.get(`/api/v1/services?q=${'a+'.repeat(11_000)}`);
    return [statusOf(answer) === 400, statusOf(answer)];
  },
  async 'the name of another site (DNS rebinding)'(s) {
    const answer = await s.exchange('GET /services HTTP/1.1\r\nHost: evil.example:8080\r\n\r\n');
    return [statusOf(answer) === 421, statusOf(answer)];
  },
  async 'gzip with weight 0, and a second Connection line'(s) {
    const plain = await s.get('/static/app.css', 'Accept-Encoding: gzip;q=0\r\n');
    const closed = await s.get('/healthz', 'Connection: keep-alive\r\nConnection: close\r\n');
    return [!plain.includes('Content-Encoding') && closed.includes('Connection: close'), statusOf(plain)];
  },
  async 'gzip where it is taken'(s) {
    const answer = await s.get('/static/app.css', 'Accept-Encoding: gzip\r\n');
    const body = Buffer.from(answer.slice(answer.indexOf('\r\n\r\n') + 4), 'latin1');
    return [answer.includes('Content-Encoding: gzip') && gunzipSync(body).length > 1000, statusOf(answer)];
  },

  // --- who may ask how much --------------------------------------------------------------------
  async 'a flood from one address, named in four ways'(s) {
    const refused = [];
    for (const name of ['X-Forwarded-For: 203.0.113.9:4711', 'X-Forwarded-For: [2001:db8:9::1]',
      'X-Forwarded-For: unknown', 'X-Forwarded-For: 198.51.100.1\r\nX-Forwarded-For: 203.0.113.77']) {
      const answers = await all(8, async () => {
        let last = 0;
        for (let i = 0; i < 50; ++i) last = Math.max(last, statusOf(await s.get('/api/v1/openapi.json', `${name}\r\n`)));
        return last;
      });
      refused.push(Math.max(...answers));
    }
    return [refused.every((status) => status === 429), refused.join(' ')];
  },
  async 'forty reports from one address'(s) {
    const statuses = [];
    for (let i = 0; i < 40; ++i) {
      statuses.push(statusOf(await s.exchange(`POST /report HTTP/1.1\r\n${host}X-Forwarded-For: 203.0.113.8\r\nContent-Length: 0\r\n\r\n`)));
    }
    return [statuses.filter((status) => status === 429).length >= 25, `429 from the ${statuses.indexOf(429) + 1}th on`];
  },

  // --- many at once ----------------------------------------------------------------------------
  async 'kept-alive clients beside those that come and go'(s) {
    const requests = whole ? 25_000 : 1_500;
    let lost = 0;
    let open = true;
    const coming = all(2, async () => {
      while (open) if (statusOf(await s.get('/healthz', 'Connection: close\r\n')) !== 200) lost += 1;
    });
    await all(8, async () => {
      const socket = await s.connect();
      let buffer = '';
      let wake = () => {};
      let gone = false;
      socket.on('data', (bytes) => { buffer += bytes.toString('latin1'); wake(); });
      socket.on('close', () => { gone = true; wake(); });
      socket.removeAllListeners('error');
      socket.on('error', () => {});
      for (let i = 0; i < requests && !gone; ++i) {
        socket.write(`GET /healthz HTTP/1.1\r\n${host}\r\n`);
        while (!isWhole(buffer) && !gone) await new Promise((done) => { wake = done; });
        if (statusOf(buffer) !== 200) lost += 1;
        buffer = '';
      }
      if (gone) lost += 1;
      socket.destroy();
    });
    open = false;
    await coming;
    return [lost === 0, `${lost} of ${8 * requests} lost`];
  },
  async 'slow heads'(s) { return slow(s, 'GET /services HTT'); },
  async 'slow bodies'(s) {
    return slow(s, `POST /api/v1/matches HTTP/1.1\r\n${host}Content-Length: 5000\r\n\r\n{"need"`);
  },
  async 'silent connections'(s) { return slow(s, ''); },
  async 'readers that do not read a big answer'(s) {
    const sockets = await all(whole ? 300 : 60, () => s.connect());
    for (const socket of sockets) {
      socket.removeAllListeners('error');
      socket.on('error', () => {});
      socket.pause();
      for (let i = 0; i < 30; ++i) socket.write(`GET /api/v1/services?per_page=100 HTTP/1.1\r\n${host}\r\n`);
    }
    await pause(1500);
    const probe = await s.probe();
    for (const socket of sockets) socket.destroy();
    return [probe < 1000 && s.peakMegabytes() <= 450, '', probe];
  },
  async 'many who ask for a big answer at once'(s) {
    const answers = await all(whole ? 256 : 64, (index) => s.get(`/api/v1/services?per_page=100&page=${1 + (index % 2)}`));
    const good = answers.filter((answer) => [200, 503].includes(statusOf(answer)) && isWhole(answer)).length;
    return [good === answers.length && s.peakMegabytes() <= 450, `${good} of ${answers.length}`];
  },
  async 'many who ask for different big answers at once'(s) {
    const answers = await all(whole ? 256 : 64, (index) => s.get(`/api/v1/services?per_page=100&as_of=2026-${String(1 + (index % 11)).padStart(2, '0')}-${String(1 + Math.floor(index / 11)).padStart(2, '0')}`, '', 90_000));
    const good = answers.filter((answer) => [200, 503].includes(statusOf(answer)) && isWhole(answer)).length;
    return [good === answers.length && s.peakMegabytes() <= 450, `${good} of ${answers.length}`];
  },
};

async function slow(s, begin) {
  const sockets = await all(whole ? 1000 : 200, () => s.connect());
  for (const socket of sockets) {
    socket.removeAllListeners('error');
    socket.on('error', () => {});
    socket.on('data', () => {});
    if (begin) socket.write(begin, 'latin1');
  }
  const drip = setInterval(() => { if (begin) for (const socket of sockets) socket.write('x'); }, 1000);
  let worst = 0;
  for (let i = 0; i < (whole ? 10 : 3); ++i) {
    worst = Math.max(worst, await s.probe());
    await pause(300);
  }
  clearInterval(drip);
  for (const socket of sockets) socket.destroy();
  return [worst < 1000, `${sockets.length} clients`, worst];
}

// --- a process of its own each: limits of the system, streams that nobody reads ------------------
const processes = {
  async 'accept() fails in every way'(s) {
    // ECONNABORTED EPROTO ENETDOWN ENFILE EMFILE ENOMEM ENOBUFS EPERM EINTR ENOPROTOOPT EHOSTUNREACH
    await s.start({ env: { LD_PRELOAD: faulty, FAULTY_ACCEPT: '103,71,100,23,24,12,105,1,4,92,113' } });
    const answers = [];
    for (let i = 0; i < 15; ++i) answers.push(statusOf(await s.get('/healthz', 'Connection: close\r\n')));
    const alive = s.isAlive();
    const code = await s.stop();
    return [alive && answers.every((status) => status === 200) && code === 0, `${answers.filter((one) => one === 200).length} of 15, exit ${code}`];
  },
  async 'no descriptors left'(s) {
    await s.start({ shell: 'ulimit -n 64;' });
    const sockets = await all(120, () => s.connect());
    for (const socket of sockets) { socket.removeAllListeners('error'); socket.on('error', () => {}); }
    const probe = await s.probe();
    for (const socket of sockets) socket.destroy();
    const alive = s.isAlive();
    const code = await s.stop();
    return [alive && probe < 3000 && code === 0, `exit ${code}`, probe];
  },
  async 'an access log that nobody reads'(s) {
    await s.start({ args: [], stderr: 'pipe' });
    s.child.stderr.pause();
    for (let i = 0; i < 20; ++i) await all(50, () => s.get('/healthz', 'Connection: close\r\n'));
    const probe = await s.probe();
    const code = await s.stop(8000);
    return [probe < 1000 && code === 0, `exit ${code}`, probe];
  },
  async 'closed standard streams'(s) {
    const before = readFileSync(path.join(s.data, 'catalog/data.mdb'));
    const ended = spawnSync('bash', ['-c', 'exec 0<&- 1>&- 2>&-; "$0" --data-dir "$1" verify; "$0" --data-dir "$1" search a', program, s.data]);
    const same = before.equals(readFileSync(path.join(s.data, 'catalog/data.mdb')));
    const lock = readFileSync(path.join(s.data, 'catalog/lock.mdb')).toString('latin1');
    return [same && !lock.includes('sound') && ended.status === 0, `exit ${ended.status}`];
  },
  async 'a full standard output'(s) {
    const ended = spawnSync('bash', ['-c', '"$0" --data-dir "$1" search a > /dev/full', program, s.data]);
    return [ended.status === 3, `exit ${ended.status}`];
  },
  async 'SIGHUP'(s) {
    await s.start();
    s.child.kill('SIGHUP');
    await pause(300);
    const probe = await s.probe();
    const code = await s.stop();
    return [probe < 1000 && code === 0, `exit ${code}`, probe];
  },
};

const log = openSync('/dev/null', 'w');
mkdirSync('/tmp', { recursive: true });
const serving = new Serving(program);
try {
  console.log('| abuse | answer | probe | peak |');
  await serving.start({ stderr: log });
  for (const [name, run] of Object.entries(abuses)) {
    if (!name.includes(only)) continue;
    const [holds, answer, probe] = await run(serving);
    const after = serving.isAlive() ? await serving.probe() : Infinity;
    report(name, holds && after < 2000, answer, probe ?? after, serving.isAlive() ? serving.peakMegabytes() : 0);
    if (!serving.isAlive()) await serving.start({ stderr: log });
  }
  const code = await serving.stop();
  report('asked to stop', code === 0, `exit ${code}`);
  for (const [name, run] of Object.entries(processes)) {
    if (!name.includes(only)) continue;
    const [holds, answer, probe] = await run(serving);
    report(name, holds, answer, probe);
  }
} finally {
  if (serving.child && serving.isAlive()) await serving.stop();
  serving.remove();
}
process.exit(failures === 0 ? 0 : 1);
