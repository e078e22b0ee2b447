import { describe, expect, it } from 'vitest';
import { recordingLog } from '../store/test-kit/recording-log.ts';
import { DecodedPictures } from './decoded-pictures.ts';
import { LoggedPicture } from './logged-item.ts';

const SIZE = { width: 720, height: 720 };

function logged(order: number): LoggedPicture {
  return new LoggedPicture({ id: `picture-${order}`, order, author: 'peer:x', layer: 0 }, Buffer.of(order));
}

/** Decoding that notes what it was asked for; the picture of byte n is opaque where `opaque` says so. */
function decoding(opaque: (order: number) => boolean) {
  const asked: number[] = [];
  const decodeToPicture = async ([order = 0]: Buffer) => {
    asked.push(order);
    if (order === 99) throw new Error('damaged');
    return { opaque: opaque(order), drawOver: () => undefined };
  };
  const log = recordingLog();
  return { asked, log, pictures: new DecodedPictures({ ...SIZE, imaging: { decodeToPicture }, log }) };
}

const range = (count: number) => Array.from({ length: count }, (_, index) => logged(index + 1));

describe('the decoded pictures of a painter', () => {
  it('R19: of many turns only the newest opaque one is decoded, and what lies on it', async () => {
    const { asked, pictures } = decoding(order => order <= 48);
    const all = range(50);
    expect(pictures.paintable(all)).toBeUndefined();
    const items = await pictures.decode(() => all);
    expect(items.map(item => item.id)).toEqual(['picture-48', 'picture-49', 'picture-50']);
    expect(asked).toEqual([50, 49, 48]);
    expect(pictures.paintable(all)).toEqual(items);
  });

  it('a hidden one that comes back is decoded then, and a recent one is still there', async () => {
    const { asked, pictures } = decoding(() => true);
    const all = range(20);
    for (let length = 1; length <= 20; length += 1) await pictures.decode(() => all.slice(0, length));
    expect(pictures.paintable(all.slice(0, 15))).toHaveLength(1);
    expect(pictures.paintable(all.slice(0, 5))).toBeUndefined();
    await pictures.decode(() => all.slice(0, 5));
    expect(asked.at(-1)).toBe(5);
    expect(asked).toHaveLength(21);
  });

  it('however many translucent ones lie on each other, a bounded number is decoded', async () => {
    const { asked, pictures } = decoding(() => false);
    const all = range(90);
    await pictures.decode(() => all);
    expect(asked).toHaveLength(32);
  });

  it('a damaged one is left out, and the log says so', async () => {
    const { log, pictures } = decoding(() => true);
    const all = [logged(7), logged(99)];
    const items = await pictures.decode(() => all);
    expect(items.map(item => item.id)).toEqual(['picture-7', 'picture-99']);
    expect(log.sentences.map(({ sentence }) => sentence)).toEqual([
      'A picture of the canvas cannot be read and is not shown.',
    ]);
  });
});
