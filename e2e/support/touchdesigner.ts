import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { touchdesignerLine } from '../../src-shared/contract/touchdesigner-address.ts';
import { pixelsOf, type Rgb } from './pictures.ts';
import { python } from './python.ts';
import { temporaryFolder } from './temporary.ts';

/** What a person sees who looks at the component. */
export interface Seen {
  readonly frame: number;
  readonly status: string;
  readonly error: string;
  readonly inRoom: boolean;
  readonly programFps: number;
  readonly prompt: string;
  readonly channels: Readonly<Record<string, number>>;
  /** Rows of the table, its heading first. */
  readonly touches: readonly (readonly string[])[];
  readonly textport: readonly string[];
  /** The newest that the canvas's TOP took, and how many there were. */
  readonly picture?: { readonly pictures: number; readonly bytes: number };
}

/** The kit in a TouchDesigner project: the very files of `td/`, under the stand-in for the host, over real sockets. */
export class TouchDesigner {
  readonly folder = temporaryFolder();
  readonly #python = python('td_show.py', '--folder', this.folder);
  #commands = 0;

  /** A project in which the line of the room's card was pasted. `http`: where the kit reaches the relay. */
  static async pasted(
    http: string,
    room: { readonly code: string; readonly pin?: string },
  ): Promise<TouchDesigner> {
    const project = new TouchDesigner();
    await project.paste(http, room);
    return project;
  }

  async paste(http: string, room: { readonly code: string; readonly pin?: string }): Promise<void> {
    await this.do({ do: 'paste', line: touchdesignerLine(http, room) });
  }

  /** See e2e/python/td_show.py. */
  async do(command: {
    readonly do: string;
    readonly [field: string]: unknown;
  }): Promise<Record<string, unknown>> {
    this.#commands += 1;
    const number = this.#commands;
    this.#python.child.stdin?.write(`${JSON.stringify({ ...command, of: number })}\n`);
    const answer = await this.#python.until(({ of }) => of === number);
    if (answer.event !== 'done') throw new Error(`${command.do}: ${String(answer['reason'])}`);
    return answer;
  }

  async set(name: string, value: unknown): Promise<void> {
    await this.do({ do: 'set', name, value });
  }

  async see(): Promise<Seen> {
    return (await this.do({ do: 'see' })) as unknown as Seen;
  }

  /** The pixels of the canvas as TouchDesigner has them; `undefined` before the first picture. */
  async canvas(): Promise<Rgb | undefined> {
    const keep = path.join(this.folder, 'canvas');
    const { picture } = (await this.do({ do: 'see', keep })) as unknown as Seen;
    return picture && pixelsOf(await readFile(keep));
  }

  async stop(): Promise<void> {
    await this.#python.stop();
  }
}
