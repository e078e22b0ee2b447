import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { eventually } from './test-kit/eventually.ts';
import { call, dataOf, form, refusalOf, refused, shownOn } from './test-kit/http-client.ts';
import { startDisplay } from './test-kit/started-display.ts';
import { gradient, jpegPicture, likeness, pngPicture } from './test-kit/test-pictures.ts';

const RAW = { 'Content-Type': 'application/octet-stream' };
const card = (folder: string) => join(folder, 'sdcard', 'animations');

function encoded(format: 'webp' | 'gif'): Promise<Buffer> {
  const { data, width, height } = gradient(720, 720, 2);
  return sharp(data, { raw: { width, height, channels: 4 } })
    .toFormat(format)
    .toBuffer();
}

describe('POST /upload/image', () => {
  it('D1 D2 stores a raw picture as it came, shows it, and says where it is', async () => {
    const { http, folder } = await startDisplay();
    const png = await pngPicture(1);
    const reply = await call('POST', `${http}/upload/image`, { headers: RAW, body: png });
    expect(reply.status).toBe(200);
    expect(reply.headers['content-type']).toBe('application/json');
    expect(dataOf(reply)).toEqual({
      saved_path: '/sdcard/animations/td_live.png',
      file_size: png.length,
      display_updated: true,
    });
    expect(await readFile(join(card(folder), 'td_live.png'))).toEqual(png);
    expect(await likeness((await shownOn(http)).png, png)).toBe(Number.POSITIVE_INFINITY);
  });

  it('D2 takes the first file of a form, whatever its field is called', async () => {
    const { http } = await startDisplay();
    const png = await pngPicture(2);
    const reply = await call('POST', `${http}/upload/image`, form(png, 'anything'));
    expect(dataOf(reply)).toMatchObject({ file_size: png.length, display_updated: true });
    expect(await likeness((await shownOn(http)).png, png)).toBe(Number.POSITIVE_INFINITY);
  });

  it('D2 knows PNG, JPEG, WebP and GIF by their bytes', async () => {
    const { http, folder } = await startDisplay();
    const pictures = {
      'td_live.png': await pngPicture(3),
      'td_live.jpg': await jpegPicture(3),
      'td_live.webp': await encoded('webp'),
      'td_live.gif': await encoded('gif'),
    };
    for (const [name, bytes] of Object.entries(pictures)) {
      // The type that is claimed does not count.
      const headers = { 'Content-Type': 'image/png' };
      const reply = await call('POST', `${http}/upload/image`, { headers, body: bytes });
      expect(dataOf(reply)).toMatchObject({ saved_path: `/sdcard/animations/${name}` });
      expect(await likeness((await shownOn(http)).png, bytes)).toBeGreaterThan(40);
    }
    expect(await readdir(card(folder))).toEqual(Object.keys(pictures).sort());
  });

  it('D2 X-Image-Format must agree with the bytes', async () => {
    const { http } = await startDisplay();
    const jpeg = await jpegPicture(4);
    const send = (format: string) =>
      call('POST', `${http}/upload/image`, { headers: { ...RAW, 'X-Image-Format': format }, body: jpeg });
    expect((await send('JPEG')).status).toBe(200);
    expect((await send('jpg')).status).toBe(200);
    for (const format of ['png', 'bmp', 'rgb888', '__proto__']) {
      expect(refusalOf(await send(format))).toEqual(refused(415, 'UNSUPPORTED_MEDIA_TYPE'));
    }
  });

  it('D2 fits another size into the panel: aspect kept, centred on the background colour', async () => {
    const { http } = await startDisplay();
    const body = JSON.stringify({ background_color: { r: 200, g: 0, b: 100 } });
    await call('PUT', `${http}/config`, { body });
    const white = await sharp({ create: { width: 300, height: 100, channels: 3, background: '#ffffff' } })
      .png()
      .toBuffer();
    await call('POST', `${http}/upload/image`, { headers: RAW, body: white });
    const { data, info } = await sharp((await shownOn(http)).png)
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const pixel = (x: number, y: number) => [...data.subarray((y * 720 + x) * 3, (y * 720 + x) * 3 + 3)];
    expect([info.width, info.height]).toEqual([720, 720]);
    expect(pixel(360, 360)).toEqual([255, 255, 255]);
    expect(pixel(2, 360)).toEqual([255, 255, 255]);
    expect(pixel(360, 230)).toEqual([200, 0, 100]);
    expect(pixel(360, 490)).toEqual([200, 0, 100]);
  });

  it('D2 shows what is transparent in the background colour', async () => {
    const { http } = await startDisplay();
    await call('PUT', `${http}/config`, { body: '{"background_color":{"r":1,"g":2,"b":3}}' });
    const background = { r: 255, g: 255, b: 255, alpha: 0 };
    const clear = await sharp({ create: { width: 720, height: 720, channels: 4, background } })
      .png()
      .toBuffer();
    await call('POST', `${http}/upload/image`, { headers: RAW, body: clear });
    const { data } = await sharp((await shownOn(http)).png)
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([...data.subarray(0, 3)]).toEqual([1, 2, 3]);
  });

  it('D2 an upload replaces the stored picture of its kind and leaves nothing half written', async () => {
    const { http, folder } = await startDisplay();
    for (const durability of ['safe', 'fast']) {
      await call('PUT', `${http}/config`, { body: JSON.stringify({ upload_durability: durability }) });
      const png = await pngPicture(durability.length);
      await call('POST', `${http}/upload/image`, { headers: RAW, body: png });
      expect(await readdir(card(folder))).toEqual(['td_live.png']);
      expect(await readFile(join(card(folder), 'td_live.png'))).toEqual(png);
    }
  });

  it('D4 a refused picture changes neither what is shown nor what is stored', async () => {
    const { http, folder, display } = await startDisplay();
    const first = await pngPicture(5);
    await call('POST', `${http}/upload/image`, { headers: RAW, body: first });
    const upload = (body: Buffer, headers: object = RAW) =>
      call('POST', `${http}/upload/image`, { headers: { ...headers }, body });

    const second = await pngPicture(6);
    const broken = Buffer.concat([second.subarray(0, 2_000), Buffer.alloc(50)]);
    expect(refusalOf(await upload(broken))).toEqual(refused(400, 'INVALID_IMAGE'));
    expect(refusalOf(await upload(Buffer.from('not a picture')))).toEqual(refused(400, 'INVALID_IMAGE'));
    expect(refusalOf(await upload(second, { 'Content-Type': 'text/plain' }))).toEqual(
      refused(415, 'UNSUPPORTED_MEDIA_TYPE'),
    );
    display.faults.sdFull = true;
    expect(refusalOf(await upload(second))).toEqual(refused(503, 'SD_FULL'));
    display.faults.sdLocked = true;
    expect(refusalOf(await upload(second))).toEqual(refused(409, 'SD_LOCKED'));

    expect(await readdir(card(folder))).toEqual(['td_live.png']);
    expect(await readFile(join(card(folder), 'td_live.png'))).toEqual(first);
    expect(await likeness((await shownOn(http)).png, first)).toBe(Number.POSITIVE_INFINITY);
  });

  it('D2 a card that fails in a way of its own refuses the picture and does not stop the display', async () => {
    const { http, folder } = await startDisplay();
    // A folder where the file should be: the rename fails whoever runs the test.
    await mkdir(join(card(folder), 'td_live.png', 'in-the-way'), { recursive: true });
    const before = await shownOn(http);
    const reply = await call('POST', `${http}/upload/image`, { headers: RAW, body: await pngPicture(7) });
    expect(refusalOf(reply)).toEqual(refused(500, 'INTERNAL'));
    expect(await shownOn(http)).toEqual(before);
    expect(await readdir(card(folder))).toEqual(['td_live.png']);
  });

  it('D4 an empty request and an empty file are EMPTY_REQUEST', async () => {
    const { http } = await startDisplay();
    const empty = refused(400, 'EMPTY_REQUEST');
    expect(refusalOf(await call('POST', `${http}/upload/image`))).toEqual(empty);
    expect(refusalOf(await call('POST', `${http}/upload/image`, form(Buffer.alloc(0))))).toEqual(empty);
    const noFile = '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n--b--\r\n';
    const headers = { 'Content-Type': 'multipart/form-data; boundary=b' };
    expect(refusalOf(await call('POST', `${http}/upload/image`, { headers, body: noFile }))).toEqual(empty);
  });

  it('D4 UPLOAD_OFF when uploads are switched off, and again on', async () => {
    const { http } = await startDisplay();
    const png = await pngPicture(8);
    await call('PUT', `${http}/config`, { body: '{"upload_enable":false}' });
    for (const path of ['/upload/image', '/display/raw']) {
      const reply = await call('POST', `${http}${path}`, { headers: RAW, body: png });
      expect(refusalOf(reply)).toEqual(refused(404, 'UPLOAD_OFF'));
    }
    await call('PUT', `${http}/config?merge=true`, { body: '{"upload_enable":true}' });
    expect((await call('POST', `${http}/upload/image`, { headers: RAW, body: png })).status).toBe(200);
  });

  it('D2 takes the time of a slow card', async () => {
    const clock = new ManualClock();
    const { http } = await startDisplay({ clock, faults: { cardDelayMs: 500 } });
    let answeredAt: number | undefined;
    const reply = call('POST', `${http}/upload/image`, { headers: RAW, body: await jpegPicture(1) });
    void reply.finally(() => {
      answeredAt = clock.now();
    });
    await eventually(() => {
      if (answeredAt === undefined) clock.advance(20);
      return answeredAt;
    }).toBeGreaterThanOrEqual(500);
    dataOf(await reply);
  });

  it('D2 of pictures that come at the same time each is stored whole, and the one stored last is shown', async () => {
    const { http, folder } = await startDisplay();
    const pictures = await Promise.all([10, 11, 12, 13, 14, 15].map(seed => pngPicture(seed)));
    await Promise.all(
      pictures.map(async body => {
        const reply = await call('POST', `${http}/upload/image`, { headers: RAW, body });
        expect(dataOf(reply)).toMatchObject({ display_updated: true });
      }),
    );
    const stored = await readFile(join(card(folder), 'td_live.png'));
    expect(pictures.some(picture => picture.equals(stored))).toBe(true);
    expect(await likeness((await shownOn(http)).png, stored)).toBe(Number.POSITIVE_INFINITY);
  });

  it.each([
    { code: 'OOM', heapBytes: 4_000_000, why: 'its memory is taken' },
    { code: 'BUSY', heapBytes: 100_000_000, why: 'it hears as many as it can' },
  ])('D4 $code when $why, and the heap is whole again afterwards', async ({ code, heapBytes }) => {
    const { http, display } = await startDisplay({ heapBytes });
    display.faults.decodeDelayMs = 500;
    const body = await pngPicture(9);
    const replies = await Promise.all(
      Array.from({ length: 14 }, () => call('POST', `${http}/display/raw`, { headers: RAW, body })),
    );
    const refusals = replies.filter(({ status }) => status !== 200).map(refusalOf);
    expect(refusals.length).toBeGreaterThan(0);
    for (const refusal of refusals) expect(refusal).toEqual(refused(503, code));
    const status = dataOf(await call('GET', `${http}/status`));
    expect(status).toMatchObject({ state: 'READY', heap_free: heapBytes });
  });
});
