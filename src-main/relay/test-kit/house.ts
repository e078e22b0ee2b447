import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Clock } from '#shared/clock';
import type { StrokePoint } from '#shared/document/stroke';
import type { Log, LogFacts } from '#shared/log';
import { EncodeTable } from '../../imaging/encode-table.ts';
import type { Author } from '../../rooms/author.ts';
import type { Room } from '../../rooms/room.ts';
import { RoomRegistry, type RoomRegistryOptions } from '../../rooms/room-registry.ts';
import { CanvasSource } from '../../sources/canvas-source.ts';
import { Relay, type RelayOptions } from '../relay.ts';
import { type ClientOptions, TestClient } from './test-client.ts';

type Store = { readonly rooms: RoomRegistryOptions['store']; close(): void };

/** What the relay's folder may not know, so the test brings it along. */
export interface Ground {
  readonly openStore: (folder: string) => Store;
  readonly clock: Clock;
}

export type HouseOptions = Partial<Pick<RelayOptions, 'limits' | 'exemptLoopback' | 'allowedHosts'>>;

/** A relay over a real socket with a real room, source, encoder and store; everything but the network's far side. */
export class House {
  readonly room: Room;
  readonly relay: Relay;
  readonly rooms: RoomRegistry;
  readonly encodes = new EncodeTable();
  /** What was logged as a warning or an error. */
  readonly complaints: { readonly sentence: string; readonly facts: LogFacts | undefined }[] = [];
  readonly staticFolder: string;
  readonly #clock: Clock;
  readonly #folder: string;
  readonly #store: Store;
  readonly #sources = new Map<Room, CanvasSource>();
  readonly #clients: TestClient[] = [];
  #port = 0;

  private constructor(ground: Ground, options: HouseOptions) {
    this.#folder = mkdtempSync(path.join(tmpdir(), 'lienzo-relay-'));
    this.staticFolder = path.join(this.#folder, 'static');
    writePage(this.staticFolder);
    this.#clock = ground.clock;
    this.#store = ground.openStore(path.join(this.#folder, 'store'));
    const log = this.#log();
    this.rooms = new RoomRegistry({ store: this.#store.rooms, clock: this.#clock, log });
    this.room = this.rooms.create();
    this.relay = new Relay({
      rooms: this.rooms,
      sources: code => this.#source(code),
      encodes: this.encodes,
      staticFolder: this.staticFolder,
      clock: this.#clock,
      log,
      allowedHosts: [],
      ...options,
    });
  }

  static async open(ground: Ground, options: HouseOptions = {}): Promise<House> {
    const house = new House(ground, options);
    house.#port = (await house.relay.listen(0, '127.0.0.1')).port;
    return house;
  }

  get host(): string {
    return `127.0.0.1:${this.#port}`;
  }

  get http(): string {
    return `http://${this.host}`;
  }

  anotherRoom(): Room {
    return this.rooms.create();
  }

  /** A copy of the pixels that are on the room's canvas now. */
  picture(): Buffer {
    return Buffer.from(this.#source(this.room.code).current().pixels().data);
  }

  /** A client on `target`, e.g. `/?room=K7QMXD`; it may still be connecting. */
  client(target: string, options: ClientOptions = {}): TestClient {
    const client = new TestClient(`ws://${this.host}${target}`, options);
    this.#clients.push(client);
    return client;
  }

  /** A picture client of the room with these wishes that has had its first final (R9). */
  async joined(wishes = '', options: ClientOptions = {}): Promise<TestClient> {
    const client = this.client(`/?room=${this.room.code}${wishes}`, options);
    await client.heard('final');
    return client;
  }

  async close(): Promise<void> {
    await this.relay.close();
    for (const client of this.#clients) client.cut();
    this.rooms.closeAll();
    for (const source of this.#sources.values()) source.close();
    this.#store.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #source(code: string): CanvasSource {
    const canvas = this.rooms.get(code);
    if (!canvas) throw new Error(`there is no room ${code}`);
    const source = this.#sources.get(canvas) ?? this.#newSource(canvas);
    this.#sources.set(canvas, source);
    return source;
  }

  /** Its frames are not those of a room that had the code before. */
  #newSource(canvas: Room): CanvasSource {
    return new CanvasSource({
      id: `canvas:${canvas.code}:${this.#sources.size}`,
      canvas,
      clock: this.#clock,
    });
  }

  #log(): Log {
    const complain = (_: string, sentence: string, facts?: LogFacts): void => {
      this.complaints.push({ sentence, facts });
    };
    return { debug() {}, info() {}, warn: complain, error: complain };
  }
}

/** An artist at the laptop itself: draws through the room, not through the relay's door. */
export class HouseArtist {
  readonly #room: Room;
  readonly #by: Author;
  #strokes = 0;
  #points: StrokePoint[] = [];

  constructor(room: Room, name = 'house') {
    this.#room = room;
    this.#by = { author: `author-${name}`, client: `client-${name}`, name };
  }

  down(): void {
    this.#strokes += 1;
    this.#points = [];
    this.#room.penDown(this.#by, this.#id, STYLE);
  }

  /** Draws on to (x, y), canvas px. */
  move(x: number, y: number): void {
    const point = { x, y, pressure: 0.5, atMs: this.#points.length * 10 };
    this.#room.penMove(this.#by, this.#id, this.#points.length, [point], performance.now());
    this.#points.push(point);
  }

  up(): void {
    const stroke = { style: STYLE, points: this.#points };
    this.#room.commit(this.#by, { id: this.#id, layer: 0, stroke }, performance.now());
  }

  /** One whole horizontal line at height `y`. */
  line(y: number): void {
    this.down();
    for (let x = 100; x <= 600; x += 50) this.move(x, y);
    this.up();
  }

  undo(): void {
    this.#strokes += 1;
    this.#room.undo(this.#by, this.#id, performance.now());
  }

  clear(): void {
    this.#strokes += 1;
    this.#room.clear(this.#by, this.#id, performance.now());
  }

  get #id(): string {
    return `${this.#by.client}-${this.#strokes}`;
  }
}

const STYLE = { brush: 'pen', colour: '#d02020', size: 20, opacity: 1 } as const;

/** A built page as the bundler leaves it: relative addresses, assets named by their content. */
function writePage(folder: string): void {
  mkdirSync(path.join(folder, 'assets'), { recursive: true });
  writeFileSync(
    path.join(folder, 'artist.html'),
    '<!doctype html><script type="module" src="./assets/artist-B3x9_aQ2.js"></script>',
  );
  writeFileSync(path.join(folder, 'assets', 'artist-B3x9_aQ2.js'), 'export {};\n');
  writeFileSync(path.join(folder, 'assets', 'notice.txt'), 'Fonts: OFL\n');
  writeFileSync(path.join(folder, 'index.html'), 'the desktop window, for nobody else');
}
