import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { Pin } from '#shared/contract/room';
import { parseRoomCode } from '#shared/room-code';

/** The file that builds the component out of the others. */
const INSTALLER = 'install.py';
/** A Python module's name. Tests and what an editor leaves behind are no part of the kit. */
const MODULE = /^[a-z][a-z0-9_]*\.py$/;
/** Port of a host that names none (RFC 9110, 4.2.1). */
const HTTP_PORT = 80;

/** What the component is to be told when it is built. Its names are those of the component's parameters. */
export interface KitWishes {
  readonly address?: string;
  readonly port?: number;
  readonly room?: string;
  readonly key?: string;
}

/** The kit for TouchDesigner as the build left it, and of this machine nothing else. */
export class TouchdesignerKit {
  readonly #folder: string;
  /** `FILES` of the program. Anybody may ask for it, and the build does not change while it runs: read once. */
  #files: Promise<string | undefined> | undefined;

  /** `folder` holds `install.py` and the modules that it installs. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The whole kit as one Python program; `undefined` when the build brought none along. */
  async program(wishes: KitWishes): Promise<string | undefined> {
    this.#files ??= this.#readOnce();
    const files = await this.#files;
    return files === undefined ? undefined : programOf(files, wishes);
  }

  /** What could not be read, or was not there, is looked for again at the next request. */
  async #readOnce(): Promise<string | undefined> {
    let literal: string | undefined;
    try {
      const files = await this.#read();
      if (files.has(INSTALLER)) literal = pythonDict(files);
      return literal;
    } finally {
      if (literal === undefined) this.#files = undefined;
    }
  }

  /** Name → text. Regular files only: a link could lead anywhere. */
  async #read(): Promise<ReadonlyMap<string, string>> {
    const names = (await this.#entries())
      .filter(entry => entry.isFile() && MODULE.test(entry.name))
      .map(entry => entry.name)
      .sort();
    const read = async (name: string) =>
      [name, await readFile(path.join(this.#folder, name), 'utf8')] as const;
    return new Map(await Promise.all(names.map(read)));
  }

  async #entries(): Promise<Dirent[]> {
    try {
      const root = await realpath(path.dirname(this.#folder));
      const folder = await realpath(this.#folder);
      if (path.dirname(folder) !== root) return [];
      return await readdir(folder, { withFileTypes: true });
    } catch {
      // ENOENT and its kin: a build without a kit.
      return [];
    }
  }
}

/**
 * What a request for the kit asks for. `host`: its `Host` header, by which TouchDesigner reaches this relay and will reach it again.
 * Only what can be a room's code or PIN is taken over: the answer is a program, and somebody will run it.
 */
export function readKitWishes(target: string, host: string | undefined): KitWishes {
  const query = new URLSearchParams(/\?([^#]*)/.exec(target)?.[1] ?? '');
  const room = parseRoomCode(query.get('room') ?? '');
  const key = Pin.safeParse(query.get('key')).data;
  return {
    ...hostWishes(host),
    ...(room !== undefined && { room }),
    ...(key !== undefined && { key }),
  };
}

function hostWishes(host: string | undefined): KitWishes {
  const base = `http://${host ?? ''}`;
  if (!URL.canParse(base)) return {};
  const { hostname: address, port } = new URL(base);
  return { address, port: port === '' ? HTTP_PORT : Number(port) };
}

/**
 * `install.py` finds the other files in `FILES` and what it was asked for in `WISHES`, beside what the host gives a script that is
 * pasted; it is compiled under its own name, so that a traceback can be read. `__name__` and `__spec__` are those of a script that is
 * run: what the textport's own are is documented nowhere, and a script that takes itself for an imported one does nothing.
 */
function programOf(files: string, wishes: KitWishes): string {
  return [
    '# Lienzo: builds or updates the component "lienzo" in this project.',
    `FILES = ${files}`,
    `WISHES = ${pythonDict(Object.entries(wishes))}`,
    `exec(compile(FILES[${pythonLiteral(INSTALLER)}], ${pythonLiteral(INSTALLER)}, 'exec'),`,
    "     dict(globals(), __name__='__main__', __spec__=None, FILES=FILES, WISHES=WISHES))",
    '',
  ].join('\n');
}

function pythonDict(entries: Iterable<readonly [string, string | number]>): string {
  const lines = [...entries].map(([key, value]) => `    ${pythonLiteral(key)}: ${pythonLiteral(value)},\n`);
  return `{\n${lines.join('')}}`;
}

/**
 * A JSON string is a string in Python too (the escapes of RFC 8259, section 7, are among those of Python's reference, 2.4.1.1). In
 * ASCII: whoever fetches it need not know its encoding.
 */
function pythonLiteral(value: string | number): string {
  return JSON.stringify(value).replace(/[^\x20-\x7e]/gu, character => {
    const code = character.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`;
  });
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
