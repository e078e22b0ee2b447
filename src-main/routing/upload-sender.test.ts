import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { DEFAULT_DELIVERY } from '#shared/contract/delivery';
import { silentLog } from '#shared/log';
import { ManualClock } from '#shared/manual-clock';
import { LiveDriver } from '../displays/live-driver.ts';
import { answer } from '../displays/test-kit/http-display.ts';
import { until } from '../displays/test-kit/until.ts';
import { EncodeTable } from '../imaging/encode-table.ts';
import type { EncodedFrame } from '../imaging/frame.ts';
import { decodePicture } from '../imaging/pictures.ts';
import { Metrics } from '../metrics/metrics.ts';
import { shownOn } from '../virtual-p3a/test-kit/http-client.ts';
import { startDisplay } from '../virtual-p3a/test-kit/started-display.ts';
import { blackFrame } from './black-frame.ts';
import { PANEL_VIEW } from './panel-view.ts';
import { FixedPilot } from './test-kit/fixed-pilot.ts';
import { postBench, settledAt } from './test-kit/post-bench.ts';
import { BLUE, GREEN, ID, RED } from './test-kit/sender-bench.ts';
import { middleOf, TestSource } from './test-kit/test-source.ts';
import { UploadSender } from './upload-sender.ts';

it('D2 many pictures are one file on the card of a display, and the newest is shown', async () => {
  const device = await startDisplay();
  const clock = new ManualClock();
  const source = new TestSource(clock, RED);
  const delivery = { ...DEFAULT_DELIVERY, transport: 'upload' } as const;
  const driver = new LiveDriver({ address: device.http, clock });
  const sent: EncodedFrame[] = [];
  const sender = new UploadSender({
    displayId: ID,
    delivery,
    panic: 'live',
    view: PANEL_VIEW,
    pilot: new FixedPilot(delivery),
    pictures: { current: () => source.current(), held: () => undefined, black: blackFrame },
    listener: {
      heard() {},
      changed() {},
      lost() {},
      shown() {},
      touched() {},
      sent: encoded => sent.push(encoded),
    },
    encodes: new EncodeTable({ clock }),
    metrics: new Metrics({ clock }),
    driver,
    clock,
    log: silentLog,
    random: () => 0,
  });
  onTestFinished(() => {
    sender.close();
    driver.close();
  });
  sender.open();
  await until(() => expect(sent).toHaveLength(1));
  for (const [index, colour] of [GREEN, BLUE, RED, GREEN].entries()) {
    clock.advance(2_000);
    sender.offer(source.paint(colour));
    await until(() => expect(sent).toHaveLength(index + 2));
  }
  expect(middleOf(await decodePicture((await shownOn(device.http)).png))).toEqual(GREEN);
  const folders = await readdir(device.folder, { recursive: true, withFileTypes: true });
  const pictures = folders.filter(entry => entry.isFile() && entry.name.endsWith('.jpg'));
  expect(pictures.map(({ parentPath, name }) => join(parentPath, name))).toHaveLength(1);
});

it('S6 D2 tells the pilot what left and how long the display took for it, and what was seen by whom', async () => {
  const b = await postBench({ transport: 'upload' });
  b.panel.handle = response => {
    b.clock.advance(400);
    answer(response, { display_updated: true });
  };
  b.sender.open();
  await settledAt(b, 'live');
  expect(b.pilot.told.sent).toMatchObject([{ bytes: b.sent[0]?.bytes.length }]);
  expect(b.pilot.told.acknowledged).toMatchObject([{ tookMs: 400 }]);
  expect(b.shown).toEqual([{ source: 'test', sequence: 0, confirmed: true }]);
  expect(b.sender.sending).toMatchObject({ why: 'as-set', regions: false });
});

it.each([
  ['says that it is not on the panel', { display_updated: false }, []],
  ['does not say', {}, [{ source: 'test', sequence: 0, confirmed: false }]],
])('D2 of a picture of which the display %s nobody claims more', async (_, said, shown) => {
  const b = await postBench({ transport: 'upload' });
  b.panel.handle = response => answer(response, said);
  b.sender.open();
  await settledAt(b, 'live');
  expect(b.shown).toEqual(shown);
});
