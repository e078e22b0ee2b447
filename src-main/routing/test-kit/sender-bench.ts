import { expect, onTestFinished } from 'vitest';
import { DEFAULT_DELIVERY } from '#shared/contract/delivery';
import type { Panic } from '#shared/contract/state';
import { silentLog } from '#shared/log';
import { ManualClock } from '#shared/manual-clock';
import { until } from '../../displays/test-kit/until.ts';
import { EncodeTable } from '../../imaging/encode-table.ts';
import type { EncodedFrame } from '../../imaging/frame.ts';
import { Metrics } from '../../metrics/metrics.ts';
import { blackFrame } from '../black-frame.ts';
import { StreamSender } from '../stream-sender.ts';
import { TestPanel, type TestPanelOptions } from './test-panel.ts';
import { type Colour, colourOf, TestSource } from './test-source.ts';

export const ID = 'aa:bb:cc:dd:ee:ff';
export const WHITE: Colour = [250, 250, 250];
export const RED: Colour = [250, 0, 0];
export const GREEN: Colour = [0, 250, 0];
export const BLUE: Colour = [0, 0, 250];
export const BLACK: Colour = [0, 0, 0];

export interface BenchOptions extends TestPanelOptions {
  readonly encodes?: EncodeTable;
  readonly panic?: Panic;
  readonly fps?: number;
}

/** A sender and its display; time stands still unless a test lets it pass. */
export async function bench({
  encodes: given,
  panic = 'live',
  fps = 30,
  ...panelOptions
}: BenchOptions = {}) {
  const panel = await TestPanel.start(panelOptions);
  const clock = new ManualClock();
  clock.advance(1_000);
  const source = new TestSource(clock, WHITE);
  const metrics = new Metrics({ clock });
  metrics.open(ID);
  const encodes = given ?? new EncodeTable({ clock });
  const sent: EncodedFrame[] = [];
  const sender = new StreamSender({
    displayId: ID,
    target: panel.target,
    delivery: { ...DEFAULT_DELIVERY, fps },
    panic,
    pictures: { current: () => source.current(), held: () => sent.at(-1)?.frame, black: blackFrame },
    listener: {
      heard: () => undefined,
      changed: () => undefined,
      lost: () => undefined,
      sent: encoded => sent.push(encoded),
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
  return { panel, clock, source, metrics, encodes, sender, sent };
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
