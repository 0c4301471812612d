// One `mitate serve` over the shipped data for the abuses: start, stop, its memory, raw sockets.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export class Serving {
  /// Loads the seed data into a folder of its own. `shell`: limits to set before the start.
  constructor(program) {
    this.program = program;
    this.folder = mkdtempSync(path.join(tmpdir(), 'mitate-abuse-'));
    this.data = path.join(this.folder, 'data');
    execFileSync(program, ['--data-dir', this.data, 'load', path.join(root, 'seed_data')], { stdio: 'ignore' });
  }

  async start({ shell = '', env = {}, args = ['--no-access-log'], stderr = 'ignore' } = {}) {
    const command = `${shell} exec "$0" --data-dir "$1" serve --port 0 "\${@:2}"`;
    this.child = spawn('bash', ['-c', command, this.program, this.data, ...args],
      { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', stderr] });
    this.exit = new Promise((done) => this.child.on('exit', (code, signal) => done({ code, signal })));
    this.port = await new Promise((done, failed) => {
      let text = '';
      this.child.stdout.on('data', (bytes) => {
        text += bytes;
        const found = text.match(/:(\d+)\/\s/);
        if (found) done(Number(found[1]));
      });
      this.exit.then((how) => failed(new Error(`did not start: ${JSON.stringify(how)}`)));
    });
    return this;
  }

  /// Ends it as an operator would; the exit code, or the signal that it needed after `patience`.
  async stop(patience = 20_000) {
    this.child.kill('SIGTERM');
    const hard = setTimeout(() => this.child.kill('SIGKILL'), patience);
    const how = await this.exit;
    clearTimeout(hard);
    return how.signal ?? how.code;
  }

  status(field) {
    const text = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
    return Number(text.match(new RegExp(`${field}:\\s+(\\d+)`))[1]);
  }
  megabytes() { return Math.round(this.status('VmRSS') / 1024); }
  peakMegabytes() { return Math.round(this.status('VmHWM') / 1024); }
  descriptors() { return readdirSync(`/proc/${this.child.pid}/fd`).length; }
  isAlive() { return this.child.exitCode === null && this.child.signalCode === null; }

  connect() {
    return new Promise((done, failed) => {
      const socket = net.connect(this.port, '127.0.0.1', () => done(socket));
      socket.on('error', failed);
    });
  }

  /// Sends bytes and reads until the end, or until `enough` says so. Resolves with what came.
  async exchange(bytes, { timeout = 15_000, enough = isWhole } = {}) {
    const socket = await this.connect().catch(() => null);
    if (!socket) return '';
    return new Promise((done) => {
      const chunks = [];
      const finish = () => { clearTimeout(timer); socket.destroy(); done(Buffer.concat(chunks).toString('latin1')); };
      const timer = setTimeout(finish, timeout);
      socket.removeAllListeners('error');
      socket.on('error', finish);
      socket.on('end', finish);
      socket.on('data', (chunk) => {
        chunks.push(chunk);
        if (enough(Buffer.concat(chunks).toString('latin1'))) finish();
      });
      for (const part of [bytes].flat()) socket.write(part, 'latin1');
    });
  }

  get(target, headers = '', timeout = 15_000) {
    return this.exchange(`GET ${target} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`, { timeout });
  }

  /// Milliseconds until a new visitor has an answer; Infinity when there is none.
  async probe() {
    const begin = performance.now();
    const answer = await this.get('/healthz', 'Connection: close\r\n');
    return statusOf(answer) === 200 ? Math.round(performance.now() - begin) : Infinity;
  }

  remove() { rmSync(this.folder, { recursive: true, force: true }); }
}

export function statusOf(answer) {
  const found = answer.match(/^HTTP\/1\.1 (\d{3})/);
  return found ? Number(found[1]) : 0;
}

/// Head and as many bytes of body as it says.
export function isWhole(answer) {
  const end = answer.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = answer.slice(0, end).match(/Content-Length: (\d+)/);
  return answer.length >= end + 4 + (length ? Number(length[1]) : 0);
}

export const pause = (ms) => new Promise((done) => setTimeout(done, ms));
