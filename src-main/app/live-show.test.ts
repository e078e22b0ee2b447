import { describe, expect, it } from 'vitest';
import { exampleDisplay, exampleRoom } from '#shared/contract/test-kit/example-state';
import { liveShowOf } from './live-show.ts';

const nobody = () => 0;

describe('what would end with Lienzo', () => {
  it('is nothing in an empty house', () => {
    expect(liveShowOf({ displays: [], rooms: [exampleRoom()] }, nobody)).toBeUndefined();
  });

  it('is every display that is fed and has not been given up', () => {
    const displays = [
      exampleDisplay(),
      exampleDisplay({ health: 'stale' }),
      exampleDisplay({ health: 'dark' }),
      exampleDisplay({ health: 'off', routed: false }),
      exampleDisplay({ routed: false }),
    ];
    expect(liveShowOf({ displays, rooms: [] }, nobody)).toEqual({ displays: 2, guests: 0 });
  });

  it('is whoever draws by pictures, and TouchDesigner', () => {
    const rooms = [exampleRoom({ touchdesigner: 1, others: 2 })];
    expect(liveShowOf({ displays: [], rooms }, nobody)).toEqual({ displays: 0, guests: 3 });
  });

  it('is every artist of every room, but not this window’s own', () => {
    const rooms = [exampleRoom({ artists: 3 }), exampleRoom({ code: 'AAAAAA', artists: 1 })];
    expect(liveShowOf({ displays: [], rooms }, nobody)).toEqual({ displays: 0, guests: 4 });
    expect(liveShowOf({ displays: [], rooms }, () => 1)).toEqual({ displays: 0, guests: 2 });
    const alone = [exampleRoom({ artists: 1 }), exampleRoom({ code: 'AAAAAA' })];
    expect(liveShowOf({ displays: [], rooms: alone }, () => 1)).toBeUndefined();
  });
});
