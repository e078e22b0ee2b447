import { describe, expect, it, onTestFinished } from 'vitest';
import { DEFAULT_DELIVERY, type Delivery } from '#shared/contract/delivery';
import { silentLog } from '#shared/log';
import { ManualClock } from '#shared/manual-clock';
import { until } from '../displays/test-kit/until.ts';
import type { EncodedFrame } from '../imaging/frame.ts';
import { Metrics } from '../metrics/metrics.ts';
import { blackFrame } from './black-frame.ts';
import { FramePump } from './frame-pump.ts';
import { PANEL_VIEW } from './panel-view.ts';
import { FixedPilot } from './test-kit/fixed-pilot.ts';
import { BLUE, GREEN, ID, promptEncodes, RED } from './test-kit/sender-bench.ts';
import { TestSource } from './test-kit/test-source.ts';

const WALL = { column: 1, row: 0, columns: 2, rows: 1, gapPx: 0 };

/** A pump above a transport that takes everything, or nothing while `heldUpMs` is set. */
function pumpTo(options: Partial<Delivery> & { bytes?: number; hasPicture?: boolean } = {}) {
  const { bytes = 1_000, hasPicture = true, ...chosen } = options;
  const clock = new ManualClock();
  clock.advance(10_000);
  const source = new TestSource(clock, RED);
  const metrics = new Metrics({ clock });
  metrics.open(ID);
  onTestFinished(() => metrics.closeAll());
  const sent: EncodedFrame[] = [];
  const encodes = promptEncodes(bytes);
  const delivery = { ...DEFAULT_DELIVERY, goal: 'manual', ...chosen } as const;
  const pilot = new FixedPilot(delivery);
  const outlet = {
    ready: true,
    heldUp: 0,
    heldUpMs: () => outlet.heldUp,
    send: (encoded: EncodedFrame) => void sent.push(encoded),
    skipped: () => undefined,
  };
  /** Tiles that have come, and how to let them go. */
  const arrived: { display: string; sequence: number; go: () => void }[] = [];
  const withdrawn: number[] = [];
  const release = {
    arrived: (display: string, sequence: number, go: () => void) => {
      arrived.push({ display, sequence, go });
      return () => void withdrawn.push(sequence);
    },
  };
  const make = (inWall = false) =>
    new FramePump({
      displayId: ID,
      delivery,
      panic: 'live',
      view: PANEL_VIEW,
      pilot,
      release: inWall ? release : undefined,
      pictures: {
        current: () => (hasPicture ? source.current() : undefined),
        held: () => sent.findLast(({ frame }) => frame.source === source.id)?.frame,
        black: blackFrame,
      },
      encodes,
      metrics,
      clock,
      log: silentLog,
      outlet,
      maxBytes: 2_000,
    });
  return { clock, source, encodes, pilot, outlet, sent, arrived, withdrawn, make };
}

const sentTo = (sent: EncodedFrame[], count: number) => until(() => expect(sent).toHaveLength(count));

describe('FramePump and its pilot', () => {
  it('makes pictures as the pilot says at that moment: quality, side, and as often', async () => {
    const { clock, source, encodes, pilot, sent, make } = pumpTo({ fps: 30 });
    const pump = make();
    pump.offer(source.paint(GREEN));
    await sentTo(sent, 1);
    pilot.decide({ fps: 5, quality: 45, side: 480 });
    clock.advance(100);
    pump.offer(source.paint(BLUE));
    expect(encodes.asked).toHaveLength(1);
    clock.advance(100);
    await sentTo(sent, 2);
    expect(encodes.asked.map(({ quality, view }) => [quality, view?.width, view?.height])).toEqual([
      [75, 720, 720],
      [45, 480, 480],
    ]);
  });

  it('asks for the same thing with the same words, as long as nothing changed', async () => {
    const { clock, source, encodes, sent, make } = pumpTo();
    const pump = make();
    for (const count of [1, 2, 3]) {
      pump.offer(source.paint(GREEN));
      await sentTo(sent, count);
      clock.advance(40);
    }
    expect(new Set(encodes.asked).size).toBe(1);
  });

  it('waits for the bytes that a picture shares with others, and then takes the newest; black waits for nothing', async () => {
    const { clock, source, pilot, sent, make } = pumpTo();
    const pump = make();
    pilot.holdMs = 300;
    for (const colour of [RED, GREEN, BLUE]) pump.offer(source.paint(colour));
    clock.advance(250);
    pilot.holdMs = 0;
    expect(sent).toEqual([]);
    clock.advance(50);
    await sentTo(sent, 1);
    expect(sent[0]?.frame.sequence).toBe(source.current().sequence);
    pilot.holdMs = 10_000;
    pump.setPanic('dark');
    pump.present();
    await sentTo(sent, 2);
  });

  it('sets one timer, however many pictures come while it waits', () => {
    const { clock, source, pilot, make } = pumpTo();
    const pump = make();
    const idle = clock.pending;
    pilot.holdMs = 300;
    for (let frames = 0; frames < 100; frames += 1) pump.offer(source.paint(GREEN));
    expect(clock.pending).toBe(idle + 1);
    pump.stop();
    expect(clock.pending).toBe(idle);
  });

  it('tells the pilot what gave way, and not what only waited for its moment', async () => {
    const { clock, source, pilot, outlet, sent, make } = pumpTo({ fps: 10 });
    const pump = make();
    pump.offer(source.paint(RED));
    await sentTo(sent, 1);
    pump.offer(source.paint(GREEN));
    pump.offer(source.paint(BLUE));
    expect(pilot.told.skipped).toEqual([]);
    outlet.heldUp = Number.POSITIVE_INFINITY;
    pump.offer(source.paint(RED));
    expect(pilot.told.skipped).toEqual([clock.now()]);
  });

  it('S3 tells the pilot of a picture that was too large, and sends that one in a lower quality', async () => {
    const { clock, source, pilot, sent, encodes, make } = pumpTo({ bytes: 3_000 });
    const pump = make();
    pump.offer(source.paint(RED));
    await until(() => expect(pump.tooLarge?.why).toEqual({ code: 'frame-too-large', detail: '3000 > 2000' }));
    expect(pilot.told.tooLarge).toEqual([3_000]);
    expect(encodes.asked.map(({ quality }) => quality)).toEqual([75, 60, 45]);
    pump.setMaxBytes(4_000);
    expect(pilot.told.maxBytes).toEqual([4_000]);
    clock.advance(40);
    pump.present();
    await sentTo(sent, 1);
    expect(pump.tooLarge).toBeUndefined();
  });

  it('D2 an upload is a full picture of the quality that the goal asks for, at most once a second', async () => {
    const { clock, source, encodes, pilot, sent, make } = pumpTo({ transport: 'upload' });
    const pump = make();
    pilot.decide({ fps: 60, quality: 50, side: 240 });
    pump.offer(source.paint(RED));
    await sentTo(sent, 1);
    pump.offer(source.paint(GREEN));
    clock.advance(999);
    expect(encodes.asked).toHaveLength(1);
    clock.advance(100);
    await sentTo(sent, 2);
    expect(encodes.asked.at(-1)).toMatchObject({ quality: 50, view: { width: 720, height: 720 } });
  });
});

describe('FramePump and a view', () => {
  it('sends what the view shows, in the size that the pilot wants', async () => {
    const { source, encodes, pilot, sent, make } = pumpTo();
    const pump = make();
    const look = { ...PANEL_VIEW.look, gamma: 2 };
    pump.setView({ ...PANEL_VIEW, look, tile: WALL });
    pilot.decide({ side: 368 });
    pump.offer(source.paint(RED));
    await sentTo(sent, 1);
    expect(encodes.asked[0]?.view).toEqual({ width: 368, height: 368, look, tile: WALL });
  });

  it('black is black in any look, and what is held keeps the look in which it was shown', async () => {
    const { source, encodes, sent, make } = pumpTo();
    const pump = make();
    const shownIn = { ...PANEL_VIEW, look: { ...PANEL_VIEW.look, background: '#ffffff' }, tile: WALL };
    pump.setView(shownIn);
    pump.offer(source.paint(RED));
    await sentTo(sent, 1);
    pump.setPanic('dark');
    pump.present();
    await sentTo(sent, 2);
    expect(encodes.asked[1]?.view).toEqual(PANEL_VIEW);
    pump.setView(PANEL_VIEW);
    pump.setPanic('frozen');
    pump.present();
    await sentTo(sent, 3);
    expect(encodes.asked[2]?.view).toEqual(shownIn);
    expect(sent[2]?.frame).toBe(sent[0]?.frame);
  });

  it('sends nothing while its source has no picture', async () => {
    const { encodes, make } = pumpTo({ hasPicture: false });
    const pump = make();
    pump.present();
    pump.refresh();
    expect([encodes.asked, pump.busy]).toEqual([[], false]);
  });
});

describe('FramePump in a wall', () => {
  it('an encoded tile leaves when the wall lets it go, and the next is encoded only then', async () => {
    const { clock, source, encodes, sent, arrived, make } = pumpTo();
    const pump = make(true);
    const { sequence } = source.paint(RED);
    pump.offer(source.current());
    await until(() => expect(arrived).toMatchObject([{ display: ID, sequence }]));
    clock.advance(100);
    pump.offer(source.paint(GREEN));
    pump.offer(source.paint(BLUE));
    expect([sent.length, encodes.asked.length]).toEqual([0, 1]);
    arrived[0]?.go();
    expect(sent.map(({ frame }) => frame.sequence)).toEqual([sequence]);
    await until(() => expect(arrived).toHaveLength(2));
    expect(arrived[1]?.sequence).toBe(source.current().sequence);
  });

  it('black leaves at once while the wall waits, and what waited never leaves', async () => {
    const { source, sent, arrived, withdrawn, make } = pumpTo();
    const pump = make(true);
    pump.offer(source.paint(RED));
    await until(() => expect(arrived).toHaveLength(1));
    pump.setPanic('dark');
    pump.present();
    await sentTo(sent, 1);
    expect(withdrawn).toEqual([source.current().sequence]);
    arrived[0]?.go();
    expect(sent.map(({ frame }) => frame.source)).toEqual(['panic:dark']);
  });
});
