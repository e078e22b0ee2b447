import { expect, onTestFinished } from 'vitest';
import { DEFAULT_DELIVERY } from '#shared/contract/delivery';
import type { Panic } from '#shared/contract/state';
import { silentLog } from '#shared/log';
import { ManualClock } from '#shared/manual-clock';
import { until } from '../../displays/test-kit/until.ts';
import { EncodeTable } from '../../imaging/encode-table.ts';
import type { EncodedFrame, Encoding } from '../../imaging/frame.ts';
import { Metrics } from '../../metrics/metrics.ts';
import { blackFrame } from '../black-frame.ts';
import type { Encodes } from '../encode-within.ts';
import type { PanelTouch } from '../fingers.ts';
import { PANEL_VIEW } from '../panel-view.ts';
import type { Release } from '../release.ts';
import { StreamSender } from '../stream-sender.ts';
import { FixedPilot } from './fixed-pilot.ts';
import { TestPanel, type TestPanelOptions } from './test-panel.ts';
import { type Colour, colourOf, TestSource } from './test-source.ts';

export const ID = 'aa:bb:cc:dd:ee:ff';
export const WHITE: Colour = [250, 250, 250];
export const RED: Colour = [250, 0, 0];
export const GREEN: Colour = [0, 250, 0];
export const BLUE: Colour = [0, 0, 250];
export const BLACK: Colour = [0, 0, 0];

export interface BenchOptions extends TestPanelOptions {
  readonly encodes?: Encodes;
  readonly panic?: Panic;
  readonly fps?: number;
  readonly release?: Release;
  /** Of the source's pictures, px. */
  readonly side?: number;
}

export interface Seen {
  readonly source: string;
  readonly sequence: number;
  readonly confirmed: boolean;
}

/** A sender and its display; time stands still unless a test lets it pass. */
export async function bench({
  encodes: given,
  panic = 'live',
  fps = 30,
  release,
  side,
  ...panelOptions
}: BenchOptions = {}) {
  const panel = await TestPanel.start(panelOptions);
  const clock = new ManualClock();
  clock.advance(1_000);
  const source = new TestSource(clock, WHITE, 'test', side);
  const metrics = new Metrics({ clock });
  metrics.open(ID);
  const encodes = given ?? new EncodeTable({ clock });
  const sent: EncodedFrame[] = [];
  const shown: Seen[] = [];
  const touches: PanelTouch[] = [];
  const delivery = { ...DEFAULT_DELIVERY, fps };
  const pilot = new FixedPilot(delivery);
  const sender = new StreamSender({
    displayId: ID,
    target: panel.target,
    delivery,
    panic,
    view: PANEL_VIEW,
    pilot,
    release,
    pictures: { current: () => source.current(), held: () => heldOf(sent), black: blackFrame },
    listener: {
      heard: () => undefined,
      changed: () => undefined,
      lost: () => undefined,
      touched: touch => touches.push(touch),
      sent: encoded => sent.push(encoded),
      shown: ({ source: name, sequence }, _, confirmed) => shown.push({ source: name, sequence, confirmed }),
    },
    encodes,
    metrics,
    clock,
    log: silentLog,
    random: () => 0,
  });
  const subscription = source.subscribe(60, frame => sender.offer(frame));
  onTestFinished(() => {
    subscription.close();
    sender.close();
    metrics.closeAll();
  });
  sender.open();
  await until(() => expect(sender.state.kind).not.toBe('connecting'));
  return { panel, clock, source, metrics, encodes, pilot, sender, sent, shown, touches };
}

/** Encodes at once, and whatever it is: for tests of when something leaves. */
export function promptEncodes(bytes = 9): Encodes & { asked: Encoding[] } {
  const asked: Encoding[] = [];
  const times = { encodeStartedAt: 0, encodedAt: 0, passed: false };
  return {
    asked,
    get encodes() {
      return asked.length;
    },
    encode: async (frame, encoding) => {
      asked.push(encoding);
      return { frame, encoding, bytes: Buffer.alloc(bytes), ...times };
    },
  };
}

/** The last picture that left, black aside. */
export function heldOf(sent: readonly EncodedFrame[]) {
  return sent.findLast(({ frame }) => frame.source !== blackFrame().source)?.frame;
}

export type Bench = Awaited<ReturnType<typeof bench>>;

/** Waits until the display got so many frames, and tells the colour of the newest. */
export async function newest({ panel }: Bench, frames: number): Promise<Colour> {
  await until(() => expect(panel.messages).toHaveLength(frames));
  const jpeg = panel.jpegs.at(-1);
  if (!jpeg) throw new Error('the last message was no frame');
  return colourOf(jpeg);
}

/** Paints, and lets the moment of a frame pass. */
export function paint({ source, clock }: Bench, colour: Colour): void {
  clock.advance(40);
  source.paint(colour);
}

export const dropped = ({ metrics }: Bench) => metrics.rates(ID).dropped;
