import { readdir, readFile, readlink } from 'node:fs/promises';

/** State 0A of /proc/net/tcp (include/net/tcp_states.h). */
const LISTEN = '0A';
/** 127.0.0.1 and ::1 as the kernel writes them: words of four bytes, each in the machine's order. */
const LOOPBACK = new Set(['0100007F', '00000000000000000000000001000000']);

/** Linux only: the addresses that a process listens on for TCP, as `{port, loopback}`. */
export async function listeningSockets(pid: number): Promise<{ port: number; loopback: boolean }[]> {
  const own = await socketsOf(pid);
  const tables = await Promise.all(['tcp', 'tcp6'].map(name => readFile(`/proc/${pid}/net/${name}`, 'utf8')));
  return tables
    .flatMap(table => table.trim().split('\n').slice(1))
    .map(line => line.trim().split(/\s+/))
    .filter(fields => fields[3] === LISTEN && own.has(fields[9] ?? ''))
    .map(fields => {
      const [address = '', port = ''] = (fields[1] ?? '').split(':');
      return { port: Number.parseInt(port, 16), loopback: LOOPBACK.has(address) };
    });
}

/** The inodes of a process's sockets. */
async function socketsOf(pid: number): Promise<Set<string>> {
  const folder = `/proc/${pid}/fd`;
  const links = await Promise.all(
    // A descriptor may be closed between the two looks.
    (await readdir(folder)).map(name => readlink(`${folder}/${name}`).catch(() => '')),
  );
  return new Set(links.flatMap(link => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []));
}
