import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { recordingLog } from '../store/test-kit/recording-log.ts';
import { RelayPort } from './relay-port.ts';

/** A port that lets one address in so often. */
async function open(socketsPerAddress: number) {
  const log = recordingLog();
  const port = new RelayPort({
    server: createServer((_request, response) => response.end('here')),
    keepAliveMs: 10_000,
    socketsPerAddress,
    log,
  });
  const at = await port.listen(0, '127.0.0.1');
  onTestFinished(async () => {
    port.cutOff('everybody');
    await port.close();
  });
  const come = async (): Promise<Socket> => {
    const socket = connect(at.port, '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    return socket;
  };
  return { come, log };
}

test('R14 one address holds a share of the connections, and no more, so that others find a place', async () => {
  const { come, log } = await open(2);
  const [first, second] = [await come(), await come()];
  const third = await come();
  await once(third, 'close');
  expect(log.sentences.map(({ level }) => level)).toEqual(['warn']);
  expect([first.destroyed, second.destroyed]).toEqual([false, false]);

  first.destroy();
  await once(first, 'close');
  // The place is free when the server has noticed, too.
  await expect.poll(async () => answered(await come())).toBe(true);
});

/** Whether the server answers, instead of hanging up. */
async function answered(socket: Socket): Promise<boolean> {
  const ended = once(socket, 'close').then(() => false);
  socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
  return await Promise.race([once(socket, 'data').then(() => true), ended]);
}
