import { DEFAULT_DELIVERY } from '#shared/contract/delivery';
import { silentLog } from '#shared/log';
import { DISPLAY_LIMITS } from '#shared/wire/display-api';
import type { EncodeTable } from '../src-main/imaging/encode-table.ts';
import type { EncodedFrame, Frame } from '../src-main/imaging/frame.ts';
import type { Metrics } from '../src-main/metrics/metrics.ts';
import { systemClock } from '../src-main/platform/system-clock.ts';
import { PANEL_VIEW } from '../src-main/routing/panel-view.ts';
import { StreamSender } from '../src-main/routing/stream-sender.ts';
import { pilotOf } from './pilot-of.ts';

export interface StreamsWanted {
  readonly port: string;
  readonly displays: number;
  readonly fps: number;
  readonly first: Frame;
  readonly encodes: EncodeTable;
  readonly metrics: Metrics;
  /** S2: the display takes regions. */
  readonly regions?: boolean;
  readonly sent?: (encoded: EncodedFrame) => void;
}

/** Streams as the product opens them, pilots included, to the sink on `port`; resolves when each has sent its first picture. */
export function openStreams(wanted: StreamsWanted): Promise<StreamSender[]> {
  return Promise.all(
    Array.from({ length: wanted.displays }, (_, index) => openStream(`display ${index}`, wanted)),
  );
}

function openStream(displayId: string, wanted: StreamsWanted): Promise<StreamSender> {
  const { port, fps, first, encodes, metrics, regions = false, sent } = wanted;
  const delivery = { ...DEFAULT_DELIVERY, goal: 'manual', fps } as const;
  metrics.open(displayId);
  return new Promise(resolve => {
    const sender = new StreamSender({
      displayId,
      target: {
        url: `ws://127.0.0.1:${port}/stream`,
        maxFrameBytes: DISPLAY_LIMITS.streamFrameBytes,
        ring: 3,
        acknowledges: true,
        regions,
      },
      delivery,
      view: PANEL_VIEW,
      pilot: pilotOf(displayId, delivery),
      panic: 'live',
      pictures: { current: () => first, held: () => undefined, black: () => first },
      listener: {
        heard() {},
        changed() {},
        touched() {},
        lost: ({ code, detail }) => {
          throw new Error(`a stream was lost: ${code} ${detail}`);
        },
        shown() {},
        sent: encoded => {
          sent?.(encoded);
          resolve(sender);
        },
      },
      encodes,
      metrics,
      clock: systemClock,
      log: silentLog,
      random: Math.random,
    });
    sender.open();
  });
}
