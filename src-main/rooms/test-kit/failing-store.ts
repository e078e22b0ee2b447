import { onTestFinished, vi } from 'vitest';
import type { RoomStore } from '../../store/room-store.ts';
import { StoreError } from '../../store/store-error.ts';

/** Lets the next `times` writes of items and commands fail as on a full disk. */
export function failWrites(store: RoomStore, times: number): { failed: number } {
  const failing = { failed: 0 };
  for (const method of ['putItem', 'addCommand'] as const) {
    const write = store[method].bind(store);
    const spy = vi.spyOn(store, method).mockImplementation((...args: unknown[]) => {
      if (failing.failed >= times) return Reflect.apply(write, store, args);
      failing.failed += 1;
      throw new StoreError('failed', 'lienzo.db', 'The disk is full.');
    });
    onTestFinished(() => spy.mockRestore());
  }
  return failing;
}
