import { describe, expect, it } from 'vitest';
import { DEFAULT_DELIVERY, TRANSPORTS } from '#shared/contract/delivery';
import { ManualClock } from '#shared/manual-clock';
import { DISPLAY_PATHS } from '#shared/wire/display-api';
import { until } from '../displays/test-kit/until.ts';
import { readImageHeader } from '../imaging/image-header.ts';
import { decodePicture } from '../imaging/pictures.ts';
import type { SkiaSurface } from '../imaging/surface.ts';
import { systemClock } from '../platform/system-clock.ts';
import { CanvasSource } from '../sources/canvas-source.ts';
import type { Faults } from '../virtual-p3a/faults.ts';
import { call, shownOn } from '../virtual-p3a/test-kit/http-client.ts';
import { startDisplay } from '../virtual-p3a/test-kit/started-display.ts';
import { BLACK, BLUE, GREEN, RED } from './test-kit/sender-bench.ts';
import { hang, live, stateOf, untilShown, wall } from './test-kit/wall.ts';

/** A canvas that never changes: wide, red on the left, blue on the right, black to both sides of nothing. */
function wideCanvas(width: number, height: number) {
  return new CanvasSource({
    id: 'canvas:WIDE22',
    clock: systemClock,
    canvas: {
      width,
      height,
      drawing: false,
      on: () => () => undefined,
      onChange: () => () => undefined,
      compose: (target: SkiaSurface) => {
        target.pen.fillStyle = '#fa0000';
        target.pen.fillRect(0, 0, width / 2, height);
        target.pen.fillStyle = '#0000fa';
        target.pen.fillRect(width / 2, 0, width / 2, height);
        return { x: 0, y: 0, width, height };
      },
    },
  });
}

async function pixelsOf(http: string) {
  const { data, width } = await decodePicture((await shownOn(http)).png);
  return (x: number, y: number) => [0, 1, 2].map(channel => (data[(y * width + x) * 4 + channel] ?? 0) > 125);
}

describe.each(TRANSPORTS)('a display by %s', transport => {
  it('shows the source, and what is finished of it', async () => {
    const w = wall();
    const display = await hang(w, 1, { transport });
    await untilShown(display, RED);
    await live(w, display.id);
    w.source.settle(BLUE);
    await untilShown(display, BLUE);
    expect(stateOf(w, display.id)).toMatchObject({
      health: 'live',
      unconfirmed: false,
      delivery: { transport },
      transports: ['upload', 'raw', 'stream'],
      sender: { kind: 'live' },
      sent: { sequence: 1 },
    });
  });

  it('shows a canvas of 2048×1024 whole, in the middle of the panel', async () => {
    const w = wall(systemClock, wideCanvas(2048, 1024));
    const display = await hang(w, 1, { transport });
    await until(async () => {
      const lit = await pixelsOf(display.http);
      expect([lit(100, 360), lit(600, 360)]).toEqual([
        [true, false, false],
        [false, false, true],
      ]);
      expect([lit(360, 100), lit(100, 170), lit(600, 550)]).toEqual(Array(3).fill([false, false, false]));
    });
    const { bytes } = w.router.lastSent(display.id).at(-1) ?? { bytes: Buffer.alloc(0) };
    expect(readImageHeader(bytes)).toMatchObject({ width: 720, height: 720 });
  });

  it('goes black at once in a panic, holds still when it is frozen, and comes back', async () => {
    const w = wall();
    const display = await hang(w, 1, { transport });
    await untilShown(display, RED);
    w.router.setPanic('dark');
    await untilShown(display, BLACK);
    w.source.settle(GREEN);
    w.router.setPanic('live');
    await untilShown(display, GREEN);
    await live(w, display.id);
    w.router.setPanic('frozen');
    w.source.settle(BLUE);
    expect(w.router.lastSent(display.id).at(-1)?.sequence).toBe(1);
    w.router.setPanic('live');
    await untilShown(display, BLUE);
  });

  it('comes back at another address, and keeps its name, its way and its picture', async () => {
    const w = wall();
    const display = await hang(w, 1, { transport, quality: 60 });
    await untilShown(display, RED);
    w.displays.rename(display.id, 'Foyer');
    await display.display.stop();
    const back = await startDisplay({ mac: display.id });
    await w.displays.add(back.http);
    await untilShown(back, RED);
    await live(w, display.id);
    expect(w.router.state()).toHaveLength(1);
    expect(stateOf(w, display.id)).toMatchObject({
      name: 'Foyer',
      address: back.http,
      routed: true,
      delivery: { transport, quality: 60 },
    });
    expect(w.router.events(display.id)).toContainEqual(
      expect.objectContaining({ kind: 'moved', from: display.http, to: back.http }),
    );
  });

  it('is shown the present picture again after it was switched off and on, with nobody doing anything', async () => {
    const w = wall();
    const display = await hang(w, 1, { transport });
    await untilShown(display, RED);
    await display.display.stop();
    const { httpPort, streamPort } = display;
    const back = await startDisplay({ mac: display.id, httpPort, streamPort });
    await untilShown(back, RED);
    await live(w, display.id);
  });

  it('D7 hangs, and no other display notices', async () => {
    const w = wall();
    const faults: Faults = {};
    const hanging = await hang(w, 1, { transport, faults });
    const sound = await hang(w, 2, { transport: 'raw' });
    await untilShown(hanging, RED);
    await live(w, sound.id);
    faults.silent = true;
    for (const colour of [BLUE, GREEN, BLUE]) {
      const { sequence } = w.source.settle(colour);
      await until(() => expect(w.router.lastSent(sound.id).at(-1)?.sequence).toBe(sequence));
      await untilShown(sound, colour);
    }
    expect(stateOf(w, sound.id)).toMatchObject({ health: 'live', dropped: 0, sender: { kind: 'live' } });
    expect(stateOf(w, hanging.id).sent?.atMs).toBeLessThan(stateOf(w, sound.id).sent?.atMs ?? 0);
  });
});

describe('the choice of a transport', () => {
  it('is followed at once, there and back, and is remembered', async () => {
    const w = wall();
    const display = await hang(w, 1);
    await untilShown(display, RED);
    const chosen = [
      { ...DEFAULT_DELIVERY, transport: 'raw', format: 'webp', quality: 70, fps: 20 },
      { ...DEFAULT_DELIVERY, transport: 'upload', format: 'png', quality: 70, fps: 20 },
      { ...DEFAULT_DELIVERY, transport: 'stream', format: 'jpeg', quality: 50, fps: 10 },
    ] as const;
    for (const [index, delivery] of chosen.entries()) {
      const colour = [GREEN, BLUE, GREEN][index] ?? RED;
      w.source.paint(colour);
      expect(w.displays.setDelivery(display.id, delivery)).toBe(true);
      await untilShown(display, colour);
      await live(w, display.id);
      expect(w.router.lastSent(display.id).at(-1)?.format).toBe(delivery.format);
      expect(w.rows.get(display.id)?.delivery).toEqual(delivery);
    }
    const events = w.router.events(display.id).filter(({ kind }) => kind === 'delivery');
    expect(events.map(event => 'delivery' in event && event.delivery)).toEqual([...chosen].reverse());
  });

  it('D5 says that a firmware does not offer what was chosen', async () => {
    const w = wall();
    const display = await hang(w, 1);
    await live(w, display.id);
    const plain = await startDisplay({ mac: '02:00:5e:00:53:07' });
    await call('PUT', `${plain.http}${DISPLAY_PATHS.config}?merge=true`, { body: '{"upload_enable":false}' });
    w.displays.remember({ ...stored(w, display.id), id: '02:00:5e:00:53:07', address: plain.http });
    await live(w, '02:00:5e:00:53:07');
    w.displays.setDelivery('02:00:5e:00:53:07', {
      ...DEFAULT_DELIVERY,
      transport: 'upload',
      format: 'jpeg',
      quality: 75,
      fps: 30,
    });
    await until(() =>
      expect(stateOf(w, '02:00:5e:00:53:07').sender).toMatchObject({
        kind: 'refused',
        why: { code: 'upload-off', detail: 'HTTP 404 UPLOAD_OFF' },
      }),
    );
    expect(stateOf(w, display.id).sender.kind).toBe('live');
  });

  it('leaves a source alone that only uploads are fed from, until it is finished', async () => {
    const w = wall();
    const display = await hang(w, 1, { transport: 'upload' });
    await live(w, display.id);
    expect([w.source.rates, w.source.settledListeners.size]).toEqual([[], 1]);
    w.source.paint(BLUE);
    w.source.paint(GREEN);
    w.source.settle(BLUE);
    await untilShown(display, BLUE);
    expect(w.sent.map(({ sequence }) => sequence)).toEqual([0, 3]);
    w.router.unroute(display.id);
    expect(w.source.settledListeners.size).toBe(0);
  });

  it('shares one encode among transports that ask for the same', async () => {
    const w = wall();
    const ids = [];
    for (const [index, transport] of TRANSPORTS.entries()) ids.push((await hang(w, index, { transport })).id);
    for (const id of ids) await live(w, id);
    const before = w.encodes.encodes;
    await until(() => expect(w.sent).toHaveLength(3));
    expect(new Set(w.sent.map(({ bytes }) => bytes)).size).toBe(before);
    expect(before).toBe(1);
  });
});

describe('faults of a card and a display', () => {
  it.each([
    ['D4 SD_FULL', { sdFull: true }, 'retrying', 'card-full'],
    ['D4 SD_LOCKED', { sdLocked: true }, 'retrying', 'card-locked'],
  ] as const)('%s is said of an upload, and raw does not mind', async (_, faults, kind, code) => {
    const w = wall();
    const upload = await hang(w, 1, { transport: 'upload', faults });
    const raw = await hang(w, 2, { transport: 'raw', faults });
    await until(() => expect(stateOf(w, upload.id).sender).toMatchObject({ kind, why: { code } }));
    await live(w, raw.id);
  });

  it('D4 BUSY is said, and over as soon as the display takes pictures again', async () => {
    const w = wall();
    const faults: Faults = {};
    const display = await hang(w, 1, { transport: 'raw', faults });
    await live(w, display.id);
    faults.refusing = true;
    w.source.paint(BLUE);
    await until(() =>
      expect(stateOf(w, display.id).sender).toMatchObject({ kind: 'retrying', why: { code: 'busy' } }),
    );
    faults.refusing = false;
    await untilShown(display, BLUE);
    await live(w, display.id);
  });

  it('takes 100 uploads in a row without a fault', async () => {
    const clock = new ManualClock();
    const w = wall(clock);
    const display = await hang(w, 1, { transport: 'upload', clock });
    const passUntil = (sign: () => void) =>
      until(() => {
        clock.advance(20);
        sign();
      });
    await passUntil(() => expect(stateOf(w, display.id).sender.kind).toBe('live'));
    const { heapBytes } = stateOf(w, display.id).report ?? {};
    for (let n = 1; n < 100; n += 1) {
      clock.advance(1_000);
      const { sequence } = w.source.settle([n * 2, 0, 250]);
      await passUntil(() => expect(w.router.lastSent(display.id).at(-1)?.sequence).toBe(sequence));
    }
    const state = stateOf(w, display.id);
    expect([w.sent.length, state.dropped, state.sender.kind]).toEqual([100, 0, 'live']);
    expect(state.report?.heapBytes).toBe(heapBytes);
    expect(w.router.events(display.id).filter(({ kind }) => kind === 'sender')).toHaveLength(1);
  });
});

describe('what is measured', () => {
  it.each([
    ['raw', ['compose', 'encode', 'queue', 'transfer', 'decode']],
    ['upload', ['compose', 'encode', 'queue']],
  ] as const)(
    'by %s are the stages that the display lets be known, and the light',
    async (transport, stages) => {
      const w = wall();
      const display = await hang(w, 1, { transport });
      await live(w, display.id);
      w.source.settle(BLUE);
      await untilShown(display, BLUE);
      await until(() => {
        const sample = w.metrics.read(display.id).find(({ total }) => total !== undefined);
        expect(Object.keys(sample?.stages ?? {})).toEqual(stages);
        expect(sample?.total?.p50).toBeGreaterThan(0);
        expect(sample?.bytes).toBeGreaterThan(0);
      });
    },
  );
});

function stored(w: ReturnType<typeof wall>, id: string) {
  const display = w.displays.get(id);
  if (!display) throw new Error(`no display ${id}`);
  return display.stored;
}
