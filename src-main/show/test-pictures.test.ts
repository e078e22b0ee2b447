import { expect, it } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { EncodeTable } from '../imaging/encode-table.ts';
import { readImageHeader } from '../imaging/image-header.ts';
import { TestPictures } from './test-pictures.ts';

const room = { name: 'Patio', code: 'K7QMXD', width: 640, height: 480 };

it('R20 a test picture is a PNG of the size of the canvas, another one each time', async () => {
  const pictures = new TestPictures({ encodes: new EncodeTable(), clock: new ManualClock() });
  const first = await pictures.of(room);
  const second = await pictures.of(room);
  expect(readImageHeader(first)).toMatchObject({ format: 'png', width: 640, height: 480 });
  expect(second.equals(first)).toBe(false);
});
