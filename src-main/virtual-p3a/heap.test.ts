import { describe, expect, it } from 'vitest';
import { Heap } from './heap.ts';

describe('the heap', () => {
  it('D5 is the budget less what is held, and takes everything back once', () => {
    const heap = new Heap(1_000);
    const first = heap.hold(400);
    const second = heap.hold(600);
    expect(heap.freeBytes).toBe(0);
    first?.();
    first?.();
    expect(heap.freeBytes).toBe(400);
    second?.();
    expect(heap.freeBytes).toBe(1_000);
  });

  it('D4 refuses what is not free and then holds nothing more', () => {
    const heap = new Heap(1_000);
    expect(heap.hold(1_001)).toBeUndefined();
    expect(heap.freeBytes).toBe(1_000);
  });
});
