import { PostSender, type PostSenderOptions } from './post-sender.ts';

/** D2: pictures at rest (R7), at most one a second, to the display's card. */
export class UploadSender extends PostSender {
  constructor(options: PostSenderOptions) {
    super(options, {
      wants: 'finals',
      post: (driver, bytes, format, signal) => driver.uploadImage(bytes, format, signal),
    });
  }
}
