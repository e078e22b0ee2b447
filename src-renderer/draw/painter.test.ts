import { describe, expect, it } from 'vitest';
import type { Picture, Surface } from '#shared/brush/surface';
import { CanvasDocument } from './canvas-document.ts';
import { Painter, type Stage } from './painter.ts';
import { CANVAS, point, STYLE, strokeItem } from './relay-double.test-support.ts';

/** A surface that only remembers which colours were filled and which pictures were laid over it since it was last blank. */
class InkSurface implements Surface {
  readonly width = CANVAS.width;
  readonly height = CANVAS.height;
  ink: string[] = [];
  blends = 0;
  readonly pen = {
    fillStyle: '' as unknown,
    globalAlpha: 1,
    save() {},
    restore() {},
    beginPath() {},
    rect() {},
    clip() {},
    moveTo() {},
    lineTo() {},
    arc() {},
    closePath() {},
    fill: () => this.ink.push(String(this.pen.fillStyle)),
    fillRect: () => {
      this.ink = [];
    },
    clearRect: () => {
      this.ink = [];
    },
  };

  blend(source: Surface): void {
    this.blends += 1;
    if (source instanceof InkSurface) this.ink.push(...source.ink);
  }
}

function stage() {
  const target = new InkSurface();
  const frames: (() => void)[] = [];
  const decodes: { bytes: Uint8Array; done: (picture: Picture) => void; failed: () => void }[] = [];
  const made: Stage = {
    target,
    surfaces: { create: () => new InkSurface() },
    decode: bytes =>
      new Promise((resolve, reject) => {
        decodes.push({ bytes, done: resolve, failed: () => reject(new Error('no picture')) });
      }),
    requestFrame: callback => frames.push(callback),
  };
  const frame = () => {
    target.ink = [];
    const due = frames.splice(0);
    for (const callback of due) callback();
    return due.length;
  };
  return { made, target, frame, decodes };
}

const pictureOf = (name: string): Picture => ({
  drawOver: surface => {
    if (surface instanceof InkSurface) surface.ink.push(name);
  },
});
const settle = () => new Promise<void>(resolve => setImmediate(resolve));

function documentWith(base?: Uint8Array): CanvasDocument {
  const document = new CanvasDocument();
  document.reset(base ? 5 : 0);
  if (base) document.raster({ kind: 'raster', part: 0, parts: 1, bytes: base });
  document.ready();
  return document;
}

describe('Painter', () => {
  it('paints once a frame of the screen, and not at all while nothing changes', () => {
    const { made, target, frame } = stage();
    const document = documentWith();
    const painter = new Painter(document, CANVAS, made);
    document.begin('live-0001', STYLE, true);
    for (let x = 0; x < 50; x += 1) document.grow('live-0001', x, [point(x, 0)]);
    expect(frame()).toBe(1);
    expect(target.ink).toContain(STYLE.colour);
    expect(frame()).toBe(0);
    painter.close();
  });

  it('shows what was there before it came, strokes in progress too', () => {
    const { made, target, frame } = stage();
    const document = documentWith();
    document.item(strokeItem('stroke-a', 1));
    document.begin('live-0001', { ...STYLE, colour: '#17bebb' }, false);
    document.grow('live-0001', 0, [point(1, 1)]);
    const painter = new Painter(document, CANVAS, made);
    frame();
    expect(target.ink).toEqual([STYLE.colour, '#17bebb']);
    painter.close();
  });

  it('A6: waits for the base picture rather than showing a canvas without it', async () => {
    const { made, target, frame, decodes } = stage();
    const document = documentWith(Uint8Array.of(1));
    document.item(strokeItem('stroke-a', 6));
    const painter = new Painter(document, CANVAS, made);
    frame();
    expect(target.ink).toEqual([]);
    decodes[0]?.done(pictureOf('base'));
    await settle();
    frame();
    expect(target.ink).toEqual(['base', STYLE.colour]);
    painter.close();
  });

  it('goes on without a picture that cannot be decoded', async () => {
    const { made, target, frame, decodes } = stage();
    const document = documentWith(Uint8Array.of(1));
    document.item(strokeItem('stroke-a', 6));
    const painter = new Painter(document, CANVAS, made);
    frame();
    decodes[0]?.failed();
    await settle();
    frame();
    expect(target.ink).toEqual([STYLE.colour]);
    painter.close();
  });

  it('R19: keeps a peer’s last picture until the next one is decoded', async () => {
    const { made, target, frame, decodes } = stage();
    const document = documentWith();
    const picture = (byte: number) => ({
      kind: 'picture' as const,
      id: 'picture-1',
      order: 1,
      author: 'peer',
      layer: 0,
      bytes: Uint8Array.of(byte),
    });
    const painter = new Painter(document, CANVAS, made);
    document.item(picture(1));
    frame();
    decodes[0]?.done(pictureOf('first'));
    await settle();
    frame();
    expect(target.ink).toEqual(['first']);
    document.item(picture(2));
    document.item(strokeItem('stroke-a', 2));
    frame();
    expect(target.ink).toEqual(['first', STYLE.colour]);
    decodes[1]?.done(pictureOf('second'));
    await settle();
    frame();
    expect(target.ink).toEqual(['second', STYLE.colour]);
    painter.close();
  });

  it('a stroke that is undone before anyone saw it leaves no ghost', () => {
    const { made, target, frame } = stage();
    const document = documentWith();
    const painter = new Painter(document, CANVAS, made);
    document.begin('own-00001', STYLE, true);
    document.grow('own-00001', 0, [point(1, 1)]);
    frame();
    const stroke = { style: STYLE, points: [point(1, 1)] };
    document.setCounts({ undoable: 0, redoable: 0 });
    document.setWaiting([
      { kind: 'commit', id: 'own-00001', layer: 0, stroke },
      { kind: 'undo', id: 'undo-0001' },
    ]);
    frame();
    expect(target.ink).toEqual([]);
    painter.close();
  });

  it('does nothing any more once it is closed', () => {
    const { made, target, frame } = stage();
    const document = documentWith();
    const painter = new Painter(document, CANVAS, made);
    document.item(strokeItem('stroke-a', 1));
    painter.close();
    frame();
    expect(target.blends).toBe(0);
  });
});
