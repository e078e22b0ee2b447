import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { expect, onTestFinished } from 'vitest';
import { DEFAULT_DELIVERY, type Delivery } from '#shared/contract/delivery';
import type { Panic, Why } from '#shared/contract/state';
import { silentLog } from '#shared/log';
import { ManualClock } from '#shared/manual-clock';
import { LiveDriver } from '../../displays/live-driver.ts';
import { answer, startHttpDisplay } from '../../displays/test-kit/http-display.ts';
import { until } from '../../displays/test-kit/until.ts';
import { EncodeTable } from '../../imaging/encode-table.ts';
import type { EncodedFrame, Frame } from '../../imaging/frame.ts';
import { decodePicture } from '../../imaging/pictures.ts';
import { Metrics } from '../../metrics/metrics.ts';
import { blackFrame } from '../black-frame.ts';
import { makeSender } from '../make-sender.ts';
import { PANEL_VIEW } from '../panel-view.ts';
import { SourceFeed } from '../source-feed.ts';
import { FixedPilot } from './fixed-pilot.ts';
import { heldOf, ID, type Seen, WHITE } from './sender-bench.ts';
import { type Colour, middleOf, TestSource } from './test-source.ts';

/** Answers one request; `picture` is its body. */
export type Handle = (response: ServerResponse, picture: Buffer, request: IncomingMessage) => void;

export interface PostBenchOptions extends Partial<Delivery> {
  readonly transport: 'raw' | 'upload';
  readonly panic?: Panic;
  readonly encodes?: EncodeTable;
}

export const takes: Handle = response => answer(response, { display_updated: true, decode_time_ms: 4 });

export const refuses =
  (code: string, status = 503): Handle =>
  response => {
    response.statusCode = status;
    response.end(JSON.stringify({ ok: false, error: 'No.', code }));
  };

/** A sender that posts, and its display; time stands still unless a test lets it pass. */
export async function postBench({ transport, panic = 'live', encodes: given, ...chosen }: PostBenchOptions) {
  const pictures: Buffer[] = [];
  const panel = { handle: takes };
  const device = await startHttpDisplay(async (request, response) => {
    const picture = pictureIn(request, await buffer(request));
    pictures.push(picture);
    panel.handle(response, picture, request);
  });
  const clock = new ManualClock();
  clock.advance(10_000);
  const source = new TestSource(clock, WHITE);
  const metrics = new Metrics({ clock });
  metrics.open(ID);
  const encodes = given ?? new EncodeTable({ clock });
  const driver = new LiveDriver({ address: device.address, clock });
  const sent: EncodedFrame[] = [];
  const lost: Why[] = [];
  const shown: Seen[] = [];
  const delivery = { ...DEFAULT_DELIVERY, transport, ...chosen };
  const pilot = new FixedPilot(delivery);
  const sender = makeSender(
    { kind: transport, driver },
    {
      displayId: ID,
      delivery,
      panic,
      view: PANEL_VIEW,
      pilot,
      pictures: { current: () => source.current(), held: () => heldOf(sent), black: blackFrame },
      listener: {
        heard: () => undefined,
        changed: () => undefined,
        lost: why => lost.push(why),
        touched: () => undefined,
        sent: encoded => sent.push(encoded),
        shown: ({ source: name, sequence }, _, confirmed) =>
          shown.push({ source: name, sequence, confirmed }),
      },
      encodes,
      metrics,
      clock,
      log: silentLog,
      random: () => 0,
    },
  );
  const offer = (frame: Frame) => {
    if (sender.wants !== 'nothing') sender.offer(frame);
  };
  const feed = new SourceFeed(source, { frame: offer, final: offer });
  feed.want(transport === 'raw' ? { fps: 60, finals: false } : { fps: 0, finals: true });
  onTestFinished(() => {
    feed.close();
    sender.close();
    driver.close();
    metrics.closeAll();
  });
  return {
    device,
    panel,
    pictures,
    clock,
    source,
    metrics,
    encodes,
    driver,
    pilot,
    sender,
    sent,
    lost,
    shown,
  };
}

export type PostBench = Awaited<ReturnType<typeof postBench>>;

/** D2: of a form the file in it, without looking at more of it than a test needs. */
function pictureIn(request: IncomingMessage, body: Buffer): Buffer {
  const boundary = /^multipart\/form-data; boundary=(\w+)$/.exec(request.headers['content-type'] ?? '')?.[1];
  if (boundary === undefined) return body;
  return body.subarray(body.indexOf('\r\n\r\n') + 4, body.lastIndexOf(`\r\n--${boundary}--`));
}

/** Waits until the display was sent so many pictures, and tells the colour of the newest. */
export async function newestPosted({ pictures }: PostBench, count: number): Promise<Colour> {
  await until(() => expect(pictures).toHaveLength(count));
  return middleOf(await decodePicture(pictures.at(-1) ?? Buffer.alloc(0)));
}

export const settledAt = (b: PostBench, kind: string) => until(() => expect(b.sender.state.kind).toBe(kind));

/** Lets the time pass until the next attempt; returns how long that was, ms. */
export function passRetry({ sender, clock }: PostBench): number {
  const { state } = sender;
  const waitMs = state.kind === 'retrying' ? state.retryAt - clock.wall() : 0;
  clock.advance(waitMs);
  return waitMs;
}
