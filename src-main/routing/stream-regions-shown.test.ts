import { expect, it, onTestFinished } from 'vitest';
import { DEFAULT_DELIVERY } from '#shared/contract/delivery';
import { silentLog } from '#shared/log';
import { LiveDriver } from '../displays/live-driver.ts';
import { streamTargetOf } from '../displays/stream-target.ts';
import { until } from '../displays/test-kit/until.ts';
import { EncodeTable } from '../imaging/encode-table.ts';
import type { EncodedFrame } from '../imaging/frame.ts';
import { decodePicture } from '../imaging/pictures.ts';
import type { Pixels } from '../imaging/pixels.ts';
import { Metrics } from '../metrics/metrics.ts';
import { systemClock } from '../platform/system-clock.ts';
import { shownOn } from '../virtual-p3a/test-kit/http-client.ts';
import { startDisplay } from '../virtual-p3a/test-kit/started-display.ts';
import { blackFrame } from './black-frame.ts';
import { PANEL_VIEW } from './panel-view.ts';
import { StreamSender } from './stream-sender.ts';
import { FixedPilot } from './test-kit/fixed-pilot.ts';
import { BLUE, GREEN, ID, RED, type Seen, WHITE } from './test-kit/sender-bench.ts';
import { TestSource } from './test-kit/test-source.ts';

/** JPEG alone moves a channel less far at the edge of two colours, and what is missing is 250 off. */
const ALIKE = 120;

/** Points, every seventh of every seventh row, at which two pictures are not alike. */
function unlike(a: Pixels, b: Pixels): string[] {
  const points: string[] = [];
  for (let y = 3; y < a.height; y += 7) {
    for (let x = 3; x < a.width; x += 7) {
      const at = (y * a.width + x) * 4;
      const far = [0, 1, 2].some(
        channel => Math.abs((a.data[at + channel] ?? 0) - (b.data[at + channel] ?? 0)) > ALIKE,
      );
      if (far) points.push(`${x} ${y}`);
    }
  }
  return points;
}

it('S2 a display that is sent parts shows the whole, and each is told when it is seen', async () => {
  const device = await startDisplay();
  const clock = systemClock;
  const driver = new LiveDriver({ address: device.http, clock });
  const target = streamTargetOf(device.http, await driver.status());
  if (!target) throw new Error('no stream');
  expect(target.regions).toBe(true);
  const source = new TestSource(clock, WHITE, 'test', 720);
  const delivery = { ...DEFAULT_DELIVERY, fps: 60 };
  const sent: EncodedFrame[] = [];
  const shown: Seen[] = [];
  const sender = new StreamSender({
    displayId: ID,
    target,
    delivery,
    panic: 'live',
    view: PANEL_VIEW,
    pilot: new FixedPilot(delivery),
    pictures: { current: () => source.current(), held: () => undefined, black: blackFrame },
    listener: {
      heard() {},
      changed() {},
      lost() {},
      touched() {},
      sent: encoded => sent.push(encoded),
      shown: ({ source: name, sequence }, _, confirmed) => shown.push({ source: name, sequence, confirmed }),
    },
    encodes: new EncodeTable({ clock }),
    metrics: new Metrics({ clock }),
    clock,
    log: silentLog,
    random: () => 0,
  });
  onTestFinished(() => {
    sender.close();
    driver.close();
  });
  sender.open();
  await until(() => expect(shown).toHaveLength(1));
  for (const [index, colour] of [RED, GREEN, BLUE, RED, GREEN, BLUE].entries()) {
    const { sequence } = source.dab(
      { x: index * 100 + 5, y: index * 90 + 11, width: 33, height: 90 },
      colour,
    );
    sender.offer(source.current());
    await until(() => expect(shown.at(-1)).toEqual({ source: 'test', sequence, confirmed: true }));
  }
  expect(sent.filter(({ encoding }) => encoding.region)).toHaveLength(6);
  const panel = await decodePicture((await shownOn(device.http)).png);
  const painted = await source.current().pixels();
  expect(unlike(painted, panel)).toEqual([]);
});
