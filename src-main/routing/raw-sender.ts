import { PostSender, type PostSenderOptions } from './post-sender.ts';

/** D3: every picture, up to the fps that was chosen, to the display's memory. */
export class RawSender extends PostSender {
  constructor(options: PostSenderOptions) {
    super(options, {
      kind: 'raw',
      wants: 'frames',
      post: (driver, { bytes, format }, signal) => driver.displayRaw(bytes, format, signal),
    });
  }
}
