import type { MessagePortMain } from 'electron';
import type { SentPictures } from '../control/operator-ports.ts';
import { PreviewSession } from '../control/preview-session.ts';

/** Shows the window the very bytes that left for the displays it asks for. */
export function servePreviewPort(port: MessagePortMain, pictures: SentPictures): void {
  const session = new PreviewSession({
    pictures,
    // A structured clone of a view carries its whole buffer along, which for an encoder's output may be far larger.
    show: picture => port.postMessage({ ...picture, bytes: new Uint8Array(picture.bytes) }),
  });
  port.on('message', ({ data }) => {
    session.receive(data);
  });
  port.on('close', () => session.close());
}
