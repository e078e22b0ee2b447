import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { FRAME_HEADER_BYTES, readFrameHeader, readRegionPlace } from '#shared/wire/frame-header';
import { type FrameManner, frameHead } from './frame-packet.ts';

const JPEG = Buffer.from('ffd8ffd9', 'hex');

/** What a WebSocket library makes of packets that are written to its TCP connection one after the other. */
async function receivedOf(packets: readonly Buffer[]): Promise<Buffer[]> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  onTestFinished(() => server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const connected = once(server, 'connection');
  const tcp = net.connect(port, '127.0.0.1');
  onTestFinished(() => void tcp.destroy());
  tcp.write(
    'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
  );
  const [socket] = (await connected) as [WebSocket];
  const received: Buffer[] = [];
  const all = new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('message', (data, isBinary) => {
      if (isBinary && Buffer.isBuffer(data)) received.push(data);
      if (received.length === packets.length) resolve();
    });
  });
  for (const packet of packets) tcp.write(packet);
  await all;
  return received;
}

const framed = (jpeg: Buffer, manner: FrameManner) => Buffer.concat([frameHead(jpeg.length, manner), jpeg]);
const onlyOf = async (packet: Buffer) => (await receivedOf([packet]))[0] ?? Buffer.alloc(0);

describe('frameHead', () => {
  it('S1 is the test vector', async () => {
    expect((await onlyOf(framed(JPEG, { acknowledge: false }))).toString('hex')).toBe(
      '4450010004000000ffd8ffd9',
    );
    expect((await onlyOf(framed(JPEG, { acknowledge: true }))).toString('hex')).toBe(
      '4450010104000000ffd8ffd9',
    );
  });

  it('S2 says of a region where it belongs', async () => {
    const region = { x: 16, y: 704, width: 48, height: 16 };
    const message = await onlyOf(framed(JPEG, { acknowledge: true, region }));
    expect(message.toString('hex')).toBe('445002010c0000001000c00230001000ffd8ffd9');
    expect(readRegionPlace(message.subarray(FRAME_HEADER_BYTES))).toEqual(region);
  });

  it('S1 comes out whole, however long it is, with the size of what follows and S6 the wish for an acknowledgement', async () => {
    // Around every length at which RFC 6455 writes the length otherwise.
    const around = (length: number) => fc.integer({ min: Math.max(0, length - 12), max: length + 12 });
    const length = fc.oneof(around(0), around(126), around(65_536), fc.nat(200_000));
    const picture = fc.record({ length, byte: fc.integer({ min: 0, max: 255 }), acknowledge: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(picture, { minLength: 1, maxLength: 8 }), async pictures => {
        const jpegs = pictures.map(({ length, byte }) => Buffer.alloc(length, byte));
        const packets = jpegs.map((jpeg, index) =>
          framed(jpeg, { acknowledge: pictures[index]?.acknowledge ?? false }),
        );
        const received = await receivedOf(packets);
        for (const [index, message] of received.entries()) {
          const { length, acknowledge } = pictures[index] ?? {};
          expect(readFrameHeader(message)).toEqual({ format: 1, flags: acknowledge ? 1 : 0, size: length });
          expect(message.subarray(FRAME_HEADER_BYTES).equals(jpegs[index] ?? Buffer.alloc(0))).toBe(true);
        }
      }),
      { numRuns: 12 },
    );
  });
});
