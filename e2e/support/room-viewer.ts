import { WebSocket } from 'ws';
import { pixelsOf, type Rgb } from './pictures.ts';
import type { Served } from './serve.ts';

/** The canvas of a room as a viewer who comes in now is sent it (R9): its newest final, a PNG. */
export async function finalOf(engine: Pick<Served, 'relay'>, room: string, key = ''): Promise<Buffer> {
  const socket = new WebSocket(`${engine.relay}/?room=${room}&role=viewer&key=${key}`);
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      socket.on('message', (data: Buffer, binary: boolean) => {
        if (binary) resolve(data);
      });
      socket.on('error', reject);
      socket.on('close', code => reject(new Error(`the relay closed with ${code}`)));
    });
  } finally {
    socket.terminate();
  }
}

export async function canvasOf(engine: Pick<Served, 'relay'>, room: string, key?: string): Promise<Rgb> {
  return pixelsOf(await finalOf(engine, room, key));
}
