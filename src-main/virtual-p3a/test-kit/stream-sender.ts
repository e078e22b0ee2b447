import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import {
  FRAME_FORMAT,
  FRAME_HEADER_BYTES,
  REGION_PLACE_BYTES,
  type RegionPlace,
  writeFrameHeader,
  writeRegionPlace,
} from '#shared/wire/frame-header';

/** S1: a frame as it goes over the wire. */
export function frame(payload: Buffer, options: { flags?: number; format?: number } = {}): Buffer {
  const message = Buffer.alloc(FRAME_HEADER_BYTES + payload.length);
  const { flags = 0, format = FRAME_FORMAT.jpeg } = options;
  writeFrameHeader(message, { format, flags, size: payload.length });
  payload.copy(message, FRAME_HEADER_BYTES);
  return message;
}

/** S2: a part of a picture. */
export function regionFrame(jpeg: Buffer, place: RegionPlace): Buffer {
  const head = Buffer.alloc(REGION_PLACE_BYTES);
  writeRegionPlace(head, 0, place);
  return frame(Buffer.concat([head, jpeg]), { format: FRAME_FORMAT.region, flags: 1 });
}

type BackMessage = Readonly<Record<string, unknown>>;

/** A bare streaming client that remembers what it was told. */
export class StreamSender {
  readonly socket: WebSocket;
  readonly told: BackMessage[] = [];
  pings = 0;
  readonly closed: Promise<{ code: number; reason: string }>;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', text => {
      if (!Buffer.isBuffer(text)) throw new Error('ws was asked for buffers');
      const message: BackMessage = JSON.parse(text.toString());
      this.told.push(message);
    });
    socket.on('ping', () => {
      this.pings += 1;
    });
    socket.on('error', () => undefined);
    this.closed = new Promise(resolve => {
      socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() }));
    });
    onTestFinished(() => socket.terminate());
  }

  /** Resolves when the connection is open. `from` is the address that it comes from. */
  static async open(url: string, options: { from?: string; autoPong?: boolean } = {}): Promise<StreamSender> {
    const { from, autoPong = true } = options;
    const socket = new WebSocket(url, { autoPong, ...(from === undefined ? {} : { localAddress: from }) });
    const sender = new StreamSender(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return sender;
  }

  send(message: Buffer | string): void {
    this.socket.send(message);
  }

  /** What it was told of one type, oldest first. */
  toldOf(type: string): BackMessage[] {
    return this.told.filter(message => message['type'] === type);
  }
}

/** The HTTP status with which a handshake is refused. */
export function refusedHandshake(url: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    onTestFinished(() => socket.terminate());
    socket.on('error', () => undefined);
    socket.once('open', () => reject(new Error('the handshake was accepted')));
    socket.once('unexpected-response', (_request, response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
  });
}
