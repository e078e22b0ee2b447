import { describe, expect, it } from 'vitest';
import type { PictureItem } from '#shared/document/item';
import { CanvasDocument, type DocumentListener } from './canvas-document.ts';
import { ME, point, STYLE, strokeItem } from './relay-double.test-support.ts';

const picture = (order: number, byte: number): PictureItem => ({
  kind: 'picture',
  id: 'picture-of-a-peer',
  order,
  author: 'peer',
  layer: 0,
  bytes: Uint8Array.of(byte),
});

function ready(document: CanvasDocument, floor = 0): void {
  document.reset(floor);
  document.ready();
}

function told(document: CanvasDocument): string[] {
  const words: string[] = [];
  const listener: DocumentListener = {
    shownChanged: () => words.push('shown'),
    strokeBegan: id => words.push(`began ${id}`),
    strokeGrew: (id, points) => words.push(`grew ${id} by ${points.length}`),
    strokeEnded: id => words.push(`ended ${id}`),
  };
  document.listen(listener);
  return words;
}

describe('CanvasDocument', () => {
  it('A1: keeps the relay’s order whatever order the items come in, and takes none twice', () => {
    const document = new CanvasDocument();
    ready(document);
    for (const order of [3, 1, 2, 3, 1]) document.item(strokeItem(`stroke-${order}-x`, order));
    expect(document.shown.items.map(({ order }) => order)).toEqual([1, 2, 3]);
  });

  it('A6: leaves out what the raster holds already', () => {
    const document = new CanvasDocument();
    ready(document, 10);
    document.item(strokeItem('stroke-old', 10));
    document.item(strokeItem('stroke-new', 11));
    expect(document.shown.items.map(({ id }) => id)).toEqual(['stroke-new']);
  });

  it('A3: a clear hides the raster too, until it is undone', () => {
    const document = new CanvasDocument();
    document.reset(5);
    document.raster({ kind: 'raster', part: 0, parts: 1, bytes: Uint8Array.of(9) });
    document.ready();
    document.item({ kind: 'clear', id: 'clear-001', order: 6, author: 'other', layer: 0 });
    expect(document.shown.base).toBeUndefined();
    document.removed(['clear-001']);
    expect(document.shown.base?.png).toEqual(Uint8Array.of(9));
    document.restored(['clear-001']);
    expect(document.shown.base).toBeUndefined();
  });

  it('A6: a raster counts only when all of it is there', () => {
    const document = new CanvasDocument();
    document.reset(5);
    document.raster({ kind: 'raster', part: 0, parts: 2, bytes: Uint8Array.of(9) });
    document.ready();
    expect(document.shown.base).toBeUndefined();
  });

  it('R19: a peer’s newer picture takes the place of the one before', () => {
    const document = new CanvasDocument();
    ready(document);
    document.item(picture(1, 1));
    document.item(strokeItem('stroke-on-top', 2));
    document.item(picture(1, 2));
    expect(document.shown.items.map(item => (item.kind === 'picture' ? item.bytes[0] : item.id))).toEqual([
      2,
      'stroke-on-top',
    ]);
  });

  it('tells who paints of every change, in order', () => {
    const document = new CanvasDocument();
    ready(document);
    const words = told(document);
    document.begin('live-0001', STYLE, false);
    document.begin('live-0001', STYLE, false);
    document.grow('live-0001', 0, [point(1, 1)]);
    document.grow('live-0001', 0, [point(1, 1)]);
    document.grow('unknown-1', 0, [point(1, 1)]);
    document.end('live-0001');
    document.end('live-0001');
    document.item(strokeItem('stroke-a', 1));
    expect(words).toEqual(['began live-0001', 'grew live-0001 by 1', 'ended live-0001', 'shown']);
  });

  it('a stroke that is finished is in progress no more, and cannot begin again', () => {
    const document = new CanvasDocument();
    ready(document);
    document.begin('live-0001', STYLE, false);
    document.item(strokeItem('live-0001', 1));
    document.begin('live-0001', STYLE, false);
    expect(document.live.size).toBe(0);
  });

  it('keeps one’s own stroke when the line is cut, and lets go of foreign ones', () => {
    const document = new CanvasDocument();
    ready(document);
    document.begin('own-00001', STYLE, true);
    document.begin('foreign-1', STYLE, false);
    document.endForeign();
    expect([...document.live.keys()]).toEqual(['own-00001']);
  });

  it('knows one’s own items as soon as the relay has said who one is', () => {
    const document = new CanvasDocument();
    document.setAuthor(ME);
    ready(document);
    document.item(strokeItem('mine-0001', 1, ME));
    document.setCounts({ undoable: 1, redoable: 0 });
    document.setWaiting([{ kind: 'undo', id: 'undo-0001' }]);
    expect(document.shown.items).toEqual([]);
    expect(document.counts).toEqual({ undoable: 0, redoable: 1 });
  });
});
