import type { StoreApi } from 'zustand';

/** A still picture of a page is rendered from the first state of its stores: makes the present one the first. */
export function settled<T>(store: StoreApi<T>): void {
  const now = store.getState();
  Object.assign(store, { getInitialState: () => now });
}
