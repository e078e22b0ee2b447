import { PostSender, type PostSenderOptions } from './post-sender.ts';

/** The firmware's file system keeps longer names, but not in one entry of a folder. */
const STORED_NAME_CHARACTERS = 20;

/** D2: pictures at rest (R7), at most one a second, to the display's card. */
export class UploadSender extends PostSender {
  constructor(options: PostSenderOptions) {
    super(options, {
      kind: 'upload',
      wants: 'finals',
      post: (driver, { display, bytes, format }, signal) =>
        driver.uploadImage(bytes, { name: storedName(display), format, signal }),
    });
  }
}

/** One name a display: each upload replaces the one before, and a card never fills up. An id is a MAC, or an address and a name. */
function storedName(display: string): string {
  return `lienzo-${display
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '')
    .slice(-STORED_NAME_CHARACTERS)}`;
}
