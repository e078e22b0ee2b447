import { RawSender } from './raw-sender.ts';
import type { Sender, SenderListener } from './sender.ts';
import type { SendingOptions } from './sender-options.ts';
import { StreamSender } from './stream-sender.ts';
import { UploadSender } from './upload-sender.ts';
import type { Way } from './way.ts';

export interface NewSender extends SendingOptions {
  readonly listener: SenderListener;
  /** 0–1, as `Math.random`. */
  readonly random: () => number;
}

/** The sender for a way; it is not open yet. */
export function makeSender(way: Way, options: NewSender): Sender {
  switch (way.kind) {
    case 'stream':
      return new StreamSender({ ...options, target: way.target });
    case 'raw':
      return new RawSender({ ...options, driver: way.driver });
    case 'upload':
      return new UploadSender({ ...options, driver: way.driver });
    default:
      return way satisfies never;
  }
}
