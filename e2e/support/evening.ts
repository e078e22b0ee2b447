import { expect } from '@playwright/test';
import { api } from './api.ts';
import { Artist, type Device, newDevice } from './artist.ts';
import { equal, farFrom, SAME_COLOUR, shownBy } from './pictures.ts';
import { type PythonClient, type PythonEvent, python } from './python.ts';
import { canvasOf, finalOf } from './room-viewer.ts';
import { type Served, serve } from './serve.ts';
import { TouchDesigner } from './touchdesigner.ts';
import { Wire } from './wire.ts';

/** What happens to TouchDesigner in an hour of a show, and how often. */
export const AN_HOUR = {
  strokes: 30,
  prompt: 15,
  program: 15,
  cut: 5,
  'relay-restarts': 4,
  'relay-comes-late': 2,
  silence: 3,
  reopened: 4,
  'pasted-again': 2,
  asleep: 2,
  'other-room': 2,
  'other-way': 4,
  'new-pin': 2,
  touch: 10,
  'test-picture': 4,
} as const;
export type Happening = keyof typeof AN_HOUR;

/** Everything of `AN_HOUR` in an order drawn by lot, the same each time. */
export function shuffled(): readonly Happening[] {
  const all = Object.entries(AN_HOUR).flatMap(([happening, times]) =>
    Array.from({ length: times }, () => happening as Happening),
  );
  let seed = 20_260_722;
  for (let last = all.length - 1; last > 0; last -= 1) {
    // Numerical Recipes' linear congruence: any order will do, as long as it is the same one.
    seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
    const other = seed % (last + 1);
    [all[last], all[other]] = [all[other] as Happening, all[last] as Happening];
  }
  return all;
}

const FIRST_ROOM = 'K7QMXD';
const PIN = '4711';
/** Longer than anything that the kit waits for before it tries again. */
const SETTLES_WITHIN = { timeout: 30_000 };
/** An install says a few lines; there are three of them, and nothing else speaks. */
const LINES_OF_AN_EVENING = 30;

/** One evening: the relay, which is another process after a restart, the network before it, a guest, the kit, and a seed client. */
export class Evening {
  readonly #wire: Wire;
  readonly #td: TouchDesigner;
  #engine: Served;
  #artist: Artist;
  #seed: PythonClient;
  readonly #seedFaults: PythonEvent[] = [];
  #guest: Device;
  #room = FIRST_ROOM;
  #colour: readonly [number, number, number] | undefined;
  #count = 0;

  static async begin(): Promise<Evening> {
    const engine = await serve(['--room', FIRST_ROOM, '--virtual', '1']);
    const wire = await Wire.to(engine.http);
    const td = await TouchDesigner.pasted(wire.http, { code: FIRST_ROOM });
    const guest = newDevice('anna');
    const artist = await Artist.join(guest, engine.http, FIRST_ROOM);
    const evening = new Evening({ engine, wire, td, guest, artist });
    await evening.#lead();
    return evening;
  }

  private constructor(parts: {
    engine: Served;
    wire: Wire;
    td: TouchDesigner;
    guest: Device;
    artist: Artist;
  }) {
    this.#engine = parts.engine;
    this.#wire = parts.wire;
    this.#td = parts.td;
    this.#guest = parts.guest;
    this.#artist = parts.artist;
    this.#seed = seedClient(parts.engine);
  }

  async happen(happening: Happening): Promise<void> {
    this.#count += 1;
    switch (happening) {
      case 'strokes':
        return this.#draw();
      case 'prompt':
        return this.#say(`prompt ${this.#count}`);
      case 'program':
        return this.#send([16 * (this.#count % 16), 128, 255 - 2 * this.#count]);
      case 'cut':
        return this.#cut();
      case 'relay-restarts':
        return this.#restart();
      case 'relay-comes-late':
        return this.#restart(() => this.#reopen());
      case 'silence':
        return this.#lose();
      case 'reopened':
        return this.#reopen();
      case 'pasted-again':
        return this.#td.paste(this.#wire.http, { code: this.#room });
      case 'asleep':
        await this.#td.do({ do: 'asleep', seconds: 3_600 });
        return;
      case 'other-room':
        return this.#move();
      case 'other-way':
        return this.#td.set('Canvasvia', this.#count % 2 === 0 ? 'file' : 'bytes');
      case 'new-pin':
        return this.#askForPin();
      case 'touch':
        return this.#touch();
      case 'test-picture':
        await api(this.#engine, 'POST', `/rooms/${this.#room}/touchdesigner/test`);
        return;
      default:
        return happening satisfies never;
    }
  }

  /** The kit has what the room has, and the display shows what the kit sends. */
  async settled(): Promise<void> {
    const { prompt } = await this.#roomState();
    const see = () => this.#td.see();
    await expect
      .poll(async () => (await see()).channels, SETTLES_WITHIN)
      .toMatchObject({ connected: 1, drawing: 0 });
    await expect.poll(async () => (await see()).prompt, SETTLES_WITHIN).toBe(prompt);
    // Not kept: the final of what was drawn just now may still be on its way, to the viewer too.
    const same = async () => equal(await this.#td.canvas(), await canvasOf(this.#engine, this.#room));
    await expect.poll(same, SETTLES_WITHIN).toBe(true);
    await expect.poll(async () => (await see()).error, SETTLES_WITHIN).toBe('');
    const colour = this.#colour;
    if (colour) await expect.poll(() => this.#farFrom(colour), SETTLES_WITHIN).toBeLessThan(SAME_COLOUR);
  }

  /** Nothing was said over and over, and the seed's own script came along. */
  async over(): Promise<void> {
    expect((await this.#td.see()).textport.length).toBeLessThan(LINES_OF_AN_EVENING);
    const canvas = await finalOf(this.#engine, FIRST_ROOM);
    const same = () => this.#seed.events.findLast(({ event }) => event === 'final')?.['bytes'];
    await expect.poll(same, SETTLES_WITHIN).toBe(canvas.length);
    await this.#stopSeed();
    expect(this.#seedFaults).toEqual([]);
  }

  async end(): Promise<void> {
    this.#artist.close();
    await this.#td.stop();
    await this.#seed.stop();
    await this.#engine.stop();
    await this.#wire.close();
  }

  async #draw(): Promise<void> {
    for (let stroke = 0; stroke < 3; stroke += 1) this.#artist.draw();
    await this.#artist.acknowledged(3);
  }

  async #say(prompt: string): Promise<void> {
    await api(this.#engine, 'PUT', `/rooms/${this.#room}/prompt`, { prompt });
  }

  async #send(colour: readonly [number, number, number]): Promise<void> {
    this.#colour = colour;
    await this.#td.do({ do: 'feed', colour: `rgb(${colour.join(',')})` });
  }

  async #restart(meanwhile = () => Promise.resolve()): Promise<void> {
    this.#artist.close();
    await this.#stopSeed();
    await this.#engine.stop();
    await meanwhile();
    this.#engine = await serve(['--virtual', '1'], this.#engine.dataFolder);
    this.#wire.leadTo(this.#engine.http);
    this.#artist = await Artist.join(this.#guest, this.#engine.http, this.#room);
    this.#seed = seedClient(this.#engine);
    // What a room's program was is gone with the process: the next picture begins it.
    if (this.#colour) await this.#send([this.#colour[2], this.#colour[0], this.#colour[1]]);
  }

  /** Every connection is reset; over when it has another one. */
  async #cut(): Promise<void> {
    const client = async () =>
      (await api(this.#engine, 'GET', `/rooms/${this.#room}/touchdesigner`)).body.data.clients[0]?.client;
    const before = await client();
    this.#wire.cut();
    await expect.poll(async () => ![undefined, before].includes(await client()), SETTLES_WITHIN).toBe(true);
  }

  /** The Wi-Fi is gone for a while; TouchDesigner's time flies meanwhile, because nothing can come. */
  async #lose(): Promise<void> {
    this.#wire.silence();
    await this.#td.do({ do: 'speed', times: 10 });
    await expect.poll(async () => (await this.#td.see()).channels['connected'], SETTLES_WITHIN).toBe(0);
    await this.#td.do({ do: 'speed', times: 1 });
    this.#wire.cut();
    this.#wire.speak();
  }

  async #stopSeed(): Promise<void> {
    await this.#seed.stop();
    this.#seedFaults.push(...this.#seed.events.filter(({ event }) => event === 'error'));
  }

  /** A finger on the display, down and up. */
  async #touch(): Promise<void> {
    const [display] = this.#engine.displays;
    const channels = async () => (await this.#td.see()).channels;
    const before = (await channels())['touch1_count'];
    const finger = (phase: string) =>
      fetch(`${display?.http}/debug/touch`, {
        method: 'POST',
        body: JSON.stringify({ x: 0.5, y: 0.5, phase, id: 0 }),
      });
    // 404 as long as nobody streams to it: after a restart that takes a moment.
    await expect.poll(async () => (await finger('down')).status, SETTLES_WITHIN).toBeLessThan(300);
    await finger('up');
    await expect.poll(async () => (await channels())['touch1_count'], SETTLES_WITHIN).not.toBe(before);
    await expect.poll(async () => (await channels())['touch1_down'], SETTLES_WITHIN).toBe(0);
  }

  async #reopen(): Promise<void> {
    await this.#td.do({ do: 'reopen' });
    if (this.#colour) await this.#send(this.#colour);
  }

  async #move(): Promise<void> {
    this.#room = (await api(this.#engine, 'POST', '/rooms', {})).body.data.room;
    this.#artist.close();
    this.#guest = newDevice(`g${this.#count}`);
    this.#artist = await Artist.join(this.#guest, this.#engine.http, this.#room);
    await this.#lead();
    await this.#td.set('Room', this.#room);
    if (this.#colour) await this.#send([this.#colour[1], this.#colour[2], this.#colour[0]]);
  }

  /** Who was in is out after a drop, until it is told the PIN. */
  async #askForPin(): Promise<void> {
    const pin = (pin: string | null) => api(this.#engine, 'PUT', `/rooms/${this.#room}/pin`, { pin });
    await this.#td.set('Key', '');
    await pin(PIN);
    this.#wire.cut();
    await expect.poll(async () => (await this.#td.see()).error, SETTLES_WITHIN).not.toBe('');
    await this.#td.set('Key', PIN);
    await expect.poll(async () => (await this.#td.see()).inRoom, SETTLES_WITHIN).toBe(true);
    await pin(null);
  }

  async #lead(): Promise<void> {
    const targets = this.#engine.displays.map(({ id }) => ({ display: id }));
    await api(this.#engine, 'PUT', '/routes', { targets, source: { kind: 'program', room: this.#room } });
  }

  async #roomState(): Promise<{ readonly prompt: string }> {
    const { body } = await api(this.#engine, 'GET', '/rooms');
    return body.data.find(({ code }: { code: string }) => code === this.#room);
  }

  async #farFrom(colour: readonly [number, number, number]): Promise<number> {
    const [display] = this.#engine.displays;
    if (!display) throw new Error('there is no display');
    return farFrom(await shownBy(display.http), colour);
  }
}

function seedClient(engine: Served): PythonClient {
  return python('seed_client.py', `${engine.relay}/?room=${FIRST_ROOM}`);
}
