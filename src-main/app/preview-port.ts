import type { MessagePortMain } from 'electron';
import { type PreviewPicture, PreviewRequest } from '#shared/contract/ports';
import { Mailbox } from '#shared/mailbox';
import type { Engine } from '../engine.ts';
import type { SentPicture } from '../routing/router.ts';

/** Pictures of one display that may be on their way to the page: one is drawn while the next arrives. */
const ON_THE_WAY = 2;

interface Watched {
  readonly mailbox: Mailbox<SentPicture>;
  onTheWay: number;
}

/** Shows the page the very bytes that left for the displays it asks for; a slow page misses pictures, never holds one up. */
export function servePreviewPort(port: MessagePortMain, engine: Engine): void {
  const watched = new Map<string, Watched>();

  const push = (entry: Watched) => {
    if (entry.onTheWay >= ON_THE_WAY) return;
    const sent = entry.mailbox.take();
    if (!sent) return;
    entry.onTheWay += 1;
    const { display, sequence, sentAtMs } = sent;
    // A structured clone of a view carries its whole buffer along, which for an encoder's output may be far larger.
    const jpeg = new Uint8Array(sent.jpeg);
    port.postMessage({ type: 'picture', display, sequence, sentAtMs, jpeg } satisfies PreviewPicture);
  };
  const offer = (sent: SentPicture) => {
    const entry = watched.get(sent.display);
    if (!entry) return;
    entry.mailbox.put(sent);
    push(entry);
  };
  const want = (displays: readonly string[]) => {
    for (const display of watched.keys()) if (!displays.includes(display)) watched.delete(display);
    for (const display of displays) {
      if (watched.has(display)) continue;
      watched.set(display, { mailbox: new Mailbox(), onTheWay: 0 });
      const last = engine.router.lastSent(display);
      if (last) offer(last);
    }
  };

  const stop = engine.router.onSent(offer);
  port.on('close', stop);
  port.on('message', event => {
    const message = PreviewRequest.safeParse(event.data);
    if (!message.success) return;
    if (message.data.type === 'want') {
      want(message.data.displays);
      return;
    }
    const entry = watched.get(message.data.display);
    if (!entry) return;
    entry.onTheWay = Math.max(0, entry.onTheWay - 1);
    push(entry);
  });
}
