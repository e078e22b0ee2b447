import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StrokeStyle } from '#shared/document/stroke';
import { nextSize, OPACITY, PALETTE, SIZE } from './palette.ts';

/** The brush in the artist's hand. */
export interface Brush {
  /** sRGB, `#rrggbb`, one of the palette. */
  readonly colour: string;
  /** Diameter in canvas units. */
  readonly size: number;
  /** 0–1. */
  readonly opacity: number;
}

export interface BrushActions {
  setColour(colour: string): void;
  setSize(size: number): void;
  setOpacity(opacity: number): void;
  stepSize(direction: 1 | -1): void;
}

export type BrushStore = StoreApi<Brush & BrushActions>;

export function createBrushStore(): BrushStore {
  return createStore<Brush & BrushActions>(set => ({
    colour: PALETTE[2].colour,
    size: SIZE.start,
    opacity: OPACITY.start,
    setColour: colour => set({ colour }),
    setSize: size => set({ size: clamp(size, SIZE.min, SIZE.max) }),
    setOpacity: opacity => set({ opacity: clamp(opacity, OPACITY.min, OPACITY.max) }),
    stepSize: direction => set(brush => ({ size: nextSize(brush.size, direction) })),
  }));
}

export function styleOf({ colour, size, opacity }: Brush): StrokeStyle {
  return { brush: 'pen', colour, size, opacity };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
