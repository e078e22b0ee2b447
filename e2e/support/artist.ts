import { once } from 'node:events';
import { WebSocket } from 'ws';
import { ArtistTextOut, encodeArtistBinary } from '../../src-shared/wire/artist-messages.ts';

/** What an artist's device keeps over every loss of its connection (A5). */
export interface Device {
  readonly token: string;
  /** Ids of strokes that were finished here, accepted or not. */
  readonly drawn: string[];
  /** Those that the relay has not acknowledged. */
  readonly waiting: Set<string>;
}

export function newDevice(name: string): Device {
  return { token: `${name}-`.padEnd(32, 'x'), drawn: [], waiting: new Set() };
}

/** One connection of a device to a room, speaking the artist protocol (A) without a page. */
export class Artist {
  readonly #device: Device;
  readonly #socket: WebSocket;
  #undoable = 0;
  #told: (() => void)[] = [];

  /** Joins, and sends again what the relay has not acknowledged. */
  static async join(device: Device, http: string, room: string): Promise<Artist> {
    const socket = new WebSocket(`${http.replace('http', 'ws')}/artist/${room}`);
    const artist = new Artist(device, socket);
    await once(socket, 'open', { signal: AbortSignal.timeout(10_000) });
    const ready = artist.#hears('ready');
    socket.send(JSON.stringify({ type: 'hello', token: device.token }));
    await ready;
    for (const id of device.waiting) artist.#commit(id);
    return artist;
  }

  private constructor(device: Device, socket: WebSocket) {
    this.#device = device;
    this.#socket = socket;
    // A relay that was killed cuts the line: that is what these tests are about.
    socket.on('error', () => undefined);
    socket.on('close', () => this.#tell());
    socket.on('message', (data: Buffer, binary: boolean) => {
      if (!binary) this.#hear(data.toString());
    });
  }

  /** Own strokes that stand, as the relay said last. */
  get undoable(): number {
    return this.#undoable;
  }

  /** Finishes one short stroke. */
  draw(): void {
    const { drawn, waiting, token } = this.#device;
    const id = `${token.slice(0, 6)}${drawn.length.toString(36).padStart(10, '0')}`;
    drawn.push(id);
    waiting.add(id);
    this.#commit(id);
  }

  /** Resolves when the relay has acknowledged so many more, or the line is cut. */
  async acknowledged(more: number): Promise<void> {
    const target = Math.max(0, this.#device.waiting.size - more);
    while (this.#device.waiting.size > target && this.#socket.readyState === WebSocket.OPEN) {
      await new Promise<void>(resolve => {
        this.#told.push(resolve);
      });
    }
  }

  close(): void {
    this.#socket.close();
  }

  #commit(id: string): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    const place = this.#device.drawn.indexOf(id);
    const x = 20 + (place % 34) * 20;
    const y = 20 + (Math.floor(place / 34) % 34) * 20;
    const point = (at: number) => ({ x: x + at, y: y + at, pressure: 0.5, atMs: at });
    const style = { brush: 'pen', colour: '#204080', size: 4, opacity: 1 } as const;
    const stroke = { style, points: [point(0), point(4), point(8)] };
    this.#socket.send(encodeArtistBinary({ kind: 'commit', id, layer: 0, stroke }));
  }

  #hear(text: string): void {
    const message = ArtistTextOut.parse(JSON.parse(text));
    if (message.type === 'accepted') this.#device.waiting.delete(message.id);
    if (message.type === 'you') this.#undoable = message.undoable;
    this.#tell();
  }

  #tell(): void {
    const told = this.#told;
    this.#told = [];
    for (const tell of told) tell();
  }

  #hears(type: ArtistTextOut['type']): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = (data: Buffer, binary: boolean) => {
        if (!binary && ArtistTextOut.parse(JSON.parse(data.toString())).type === type) resolve();
      };
      this.#socket.on('message', look);
      this.#socket.once('close', code => reject(new Error(`the relay closed with ${code}`)));
    });
  }
}
