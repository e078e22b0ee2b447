import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodePng } from '../imaging/pictures.ts';
import { call, dataOf, form, refusalOf, refused, shownOn } from './test-kit/http-client.ts';
import { startDisplay } from './test-kit/started-display.ts';
import { gradient, jpegPicture, likeness } from './test-kit/test-pictures.ts';

const RAW = { 'Content-Type': 'application/octet-stream' };

describe('POST /display/raw', () => {
  it('D3 shows a picture from memory: nothing is stored', async () => {
    const { http, folder } = await startDisplay();
    const jpeg = await jpegPicture(1);
    const headers = { 'Content-Type': 'image/jpeg', 'X-Image-Format': 'jpeg' };
    const data = dataOf(await call('POST', `${http}/display/raw`, { headers, body: jpeg }));
    expect(data).toEqual({
      bytes_received: jpeg.length,
      format: 'jpeg',
      display_updated: true,
      decode_time_ms: expect.any(Number),
    });
    expect(await likeness((await shownOn(http)).png, jpeg)).toBeGreaterThan(45);
    expect(await readdir(join(folder, 'sdcard', 'animations'))).toEqual([]);
  });

  it('D3 takes bare rgb888 pixels of the whole panel', async () => {
    const { http } = await startDisplay();
    const { data, width, height } = gradient(720, 720, 2);
    const body = Buffer.alloc(width * height * 3);
    for (let pixel = 0; pixel < width * height; pixel += 1)
      data.copy(body, pixel * 3, pixel * 4, pixel * 4 + 3);
    const headers = { ...RAW, 'X-Image-Format': 'rgb888' };
    const answer = dataOf(await call('POST', `${http}/display/raw`, { headers, body }));
    expect(answer).toMatchObject({ format: 'rgb888', display_updated: true, bytes_received: body.length });
    const expected = await encodePng({ data, width, height });
    expect(await likeness((await shownOn(http)).png, expected)).toBe(Number.POSITIVE_INFINITY);
  });

  it('D3 takes bare rgb565 pixels, little-endian, red on top', async () => {
    const { http } = await startDisplay();
    const body = Buffer.alloc(720 * 720 * 2);
    for (let pixel = 0; pixel < 720 * 720; pixel += 1) body.writeUInt16LE(0xf800, pixel * 2);
    const headers = { ...RAW, 'X-Image-Format': 'RGB565' };
    await call('POST', `${http}/display/raw`, { headers, body });
    const red = { width: 720, height: 720, data: Buffer.alloc(720 * 720 * 4, Buffer.from([255, 0, 0, 255])) };
    expect(await likeness((await shownOn(http)).png, await encodePng(red))).toBe(Number.POSITIVE_INFINITY);
  });

  it('D3 D4 refuses pixels that are not exactly one panel', async () => {
    const { http } = await startDisplay();
    const before = await shownOn(http);
    for (const [format, bytes] of [
      ['rgb888', 720 * 720 * 3 - 1],
      ['rgb888', 720 * 720 * 2],
      ['rgb565', 720 * 720 * 3],
      ['rgb565', 1],
    ] as const) {
      const headers = { ...RAW, 'X-Image-Format': format };
      const reply = await call('POST', `${http}/display/raw`, { headers, body: Buffer.alloc(bytes) });
      expect(refusalOf(reply)).toEqual(refused(400, 'INVALID_IMAGE'));
    }
    expect(await shownOn(http)).toEqual(before);
  });

  it('D3 D4 takes no form and no other type', async () => {
    const { http } = await startDisplay();
    const jpeg = await jpegPicture(3);
    const asForm = await call('POST', `${http}/display/raw`, form(jpeg));
    expect(refusalOf(asForm)).toEqual(refused(415, 'UNSUPPORTED_MEDIA_TYPE'));
    const untyped = await call('POST', `${http}/display/raw`, { body: jpeg });
    expect(refusalOf(untyped)).toEqual(refused(415, 'UNSUPPORTED_MEDIA_TYPE'));
  });
});
