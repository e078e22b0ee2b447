import type { TouchdesignerClient, TouchdesignerState } from '../touchdesigner.ts';

/** A TouchDesigner with our kit that receives and sends, and is well; `other` says what is different. */
export function exampleTouchdesigner(other: Partial<TouchdesignerClient> = {}): TouchdesignerClient {
  return {
    client: 'client-7',
    name: 'Bar projection',
    address: '192.168.1.31',
    since: 1_000,
    liveness: 'live',
    roundTripMs: 3,
    receives: {
      images: 'binary',
      fpsWanted: 30,
      fps: 30,
      bytesPerSecond: 1_400_000,
      droppedFrames: 0,
      unsentBytes: 0,
    },
    sends: {
      fps: 15,
      bytesPerSecond: 900_000,
      newest: { format: 'jpeg', width: 1280, height: 720, bytes: 61_000, atMs: 9_900 },
    },
    report: { kit: '1.0.0', build: '2025.32280', path: 'bytes', shown: 30, cook: 60, atMs: 9_000 },
    ...other,
  };
}

/** A room's card with these TouchDesigners in it; without any, nobody has come. */
export function touchdesignerState(
  clients: readonly TouchdesignerClient[] = [],
  other: Partial<TouchdesignerState> = {},
): TouchdesignerState {
  return { clients: [...clients], ...other };
}
