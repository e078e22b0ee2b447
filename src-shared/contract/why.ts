import { z } from 'zod';

/** Why something is as it is: a code that the page turns into a sentence of its language, and the facts for it. */
export const Why = z.object({
  code: z.enum([
    'no-answer',
    'connection-refused',
    'unreachable',
    'closed-by-display',
    'slot-taken',
    'not-streaming',
    'no-acknowledgement',
    'falling-behind',
    'frame-too-large',
    'ping-timeout',
    'bad-reply',
    'different-display',
    'not-routed',
    'redirected',
    'server-error',
    'busy',
    'out-of-memory',
    'card-full',
    'card-locked',
    'upload-off',
    'picture-refused',
    'not-offered',
    // Of sources.
    'room-closed',
    'no-program',
    'file-gone',
    'file-broken',
    'file-too-large',
    'file-unknown',
    'file-unreadable',
    'disk-full',
    'playlist-empty',
    'playlist-gone',
    'folder-unreadable',
  ]),
  /** What was observed, verbatim (an errno, an HTTP status, a close code); may be empty. */
  detail: z.string(),
});
export type Why = z.infer<typeof Why>;
