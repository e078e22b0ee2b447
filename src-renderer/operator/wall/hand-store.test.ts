import { describe, expect, it } from 'vitest';
import { WALL_ROOM } from '#shared/contract/source';
import { createHandStore } from './hand-store.ts';
import { exampleSource } from './test-kit/example-wall.ts';

const canvas = exampleSource(WALL_ROOM);
const clip = exampleSource({ kind: 'media', media: 'summer.webp' });

describe('what is in the hand', () => {
  it('is one source; picked up again, it is put back', () => {
    const { getState } = createHandStore();
    getState().pick(canvas);
    getState().pick(clip);
    expect(getState().hand).toEqual({ kind: 'held', source: clip });
    // The engine tells its state anew four times a second: the same source is another object by then.
    getState().pick({ ...clip, fps: 12 });
    expect(getState().hand).toBeUndefined();
  });

  it('knows who would get it while it is dragged', () => {
    const { getState } = createHandStore();
    getState().drag(clip, { x: 10, y: 20 }, { group: 'stage' });
    expect(getState().hand).toMatchObject({ kind: 'dragged', over: { group: 'stage' } });
    getState().drag(clip, { x: 0, y: 0 }, undefined);
    expect(getState().hand).toMatchObject({ kind: 'dragged', over: undefined });
    getState().putBack();
    expect(getState().hand).toBeUndefined();
  });
});
