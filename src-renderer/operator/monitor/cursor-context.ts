import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { type CursorStore, createCursorStore } from './cursor-store.ts';
import { indexAt, type Timeline } from './timeline.ts';

export const CursorContext = createContext<CursorStore>(createCursorStore());

export function useCursor(): CursorStore {
  return useContext(CursorContext);
}

/** Place of the second that is pointed at; `undefined` while nobody points, or when it has left the line. */
export function usePointed(timeline: Timeline): number | undefined {
  const atMs = useStore(useCursor(), state => state.atMs);
  return atMs === undefined ? undefined : indexAt(timeline, atMs);
}
