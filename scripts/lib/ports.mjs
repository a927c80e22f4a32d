// Says before anything starts whether a port can be had, and if not, who has it.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import net from 'node:net';
import { Failure } from './failure.mjs';

/**
 * @param {string} host
 * @param {number} port  0: any
 * @returns {Promise<{ port: number } | { code: string }>} code: EADDRINUSE, EACCES, …
 */
export function tryPort(host, port) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => resolve({ code: error.code ?? 'UNKNOWN' }));
    server.listen({ host, port, exclusive: true }, () => {
      const address = /** @type {net.AddressInfo} */ (server.address());
      server.close(() => resolve({ port: address.port }));
    });
  });
}

/** A port of the loopback interface that nobody listens on now. */
export async function freePort() {
  const tried = await tryPort('127.0.0.1', 0);
  if ('port' in tried) return tried.port;
  throw new Error(`no free port: ${tried.code}`);
}

/**
 * @param {string} host
 * @param {number} port
 * @param {string} setting  the name of the setting that moves it
 */
export async function requirePort(host, port, setting) {
  const tried = await tryPort(host, port);
  if ('port' in tried) return;
  if (tried.code === 'EACCES') {
    throw new Failure(
      { zh: `不允许使用端口 ${port}。`, en: `Port ${port} may not be used.` },
      {
        zh: `1024 以下的端口需要 root。换一个：${setting}=${port + 8000} npm start`,
        en: `ports below 1024 need root. Choose another: ${setting}=${port + 8000} npm start`,
      },
    );
  }
  if (tried.code === 'EADDRNOTAVAIL' || tried.code === 'ENOTFOUND') {
    throw new Failure(
      { zh: `HOST=${host} 不是这台机器的地址。`, en: `HOST=${host} is not an address of this machine.` },
      {
        zh: '用 127.0.0.1（仅本机）或 0.0.0.0（所有网卡）。',
        en: 'use 127.0.0.1 (this machine) or 0.0.0.0 (every interface).',
      },
    );
  }
  const holder = holderOf(port);
  throw new Failure(
    {
      zh: `端口 ${port} 已被占用${holder ? `：进程 ${holder.pid}（${holder.command}）` : ''}。`,
      en: `Port ${port} is in use${holder ? ` by process ${holder.pid} (${holder.command})` : ''}.`,
    },
    {
      zh: `停掉占用它的程序，或换一个端口：${setting}=${port + 10} npm start`,
      en: `stop what holds it, or choose another port: ${setting}=${port + 10} npm start`,
    },
  );
}

/**
 * Linux only, and only processes this user may look into.
 * @param {number} port
 * @returns {{ pid: number, command: string } | undefined}
 */
function holderOf(port) {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const sockets = new Set();
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const line of read(table).split('\n').slice(1)) {
      const [, local = '', , state, , , , , , inode] = line.trim().split(/\s+/);
      if (state === '0A' && local.endsWith(wanted)) sockets.add(`socket:[${inode}]`);
    }
  }
  if (sockets.size === 0) return undefined;
  for (const pid of list('/proc').filter((name) => /^\d+$/.test(name))) {
    for (const descriptor of list(`/proc/${pid}/fd`)) {
      try {
        if (!sockets.has(readlinkSync(`/proc/${pid}/fd/${descriptor}`))) continue;
      } catch {
        continue;
      }
      const command = read(`/proc/${pid}/cmdline`).split('\0').join(' ').trim().slice(0, 80);
      return { pid: Number(pid), command };
    }
  }
  return undefined;
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** @param {string} folder */
function list(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
