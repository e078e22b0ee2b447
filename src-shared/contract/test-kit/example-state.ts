import { DEFAULT_DELIVERY } from '../delivery.ts';
import type { RoomState } from '../room.ts';
import { DEFAULT_ROUTE } from '../route.ts';
import type { AppState, DisplayState } from '../state.ts';

/** A room with nobody in it, and on the wall; `other` says what is different. */
export function exampleRoom(other: Partial<RoomState> = {}): RoomState {
  return {
    code: 'K7QMXD',
    name: 'K7QMXD',
    open: true,
    onWall: true,
    width: 720,
    height: 720,
    background: '#ffffff',
    artists: 0,
    touchdesigner: 0,
    others: 0,
    drawing: false,
    prompt: '',
    items: 0,
    ...other,
  };
}

/** A display that is fed and well. */
export function exampleDisplay(other: Partial<DisplayState> = {}): DisplayState {
  return {
    id: '02:00:00:00:00:01',
    number: 1,
    name: 'Bar',
    address: 'http://192.168.1.40:80',
    virtual: false,
    health: 'live',
    healthSince: 1_000,
    routed: true,
    unconfirmed: false,
    delivery: DEFAULT_DELIVERY,
    route: DEFAULT_ROUTE,
    obedience: { asked: 'live', askedAtMs: 1_000, obeyedAtMs: 1_000, confirmed: true },
    transports: ['upload', 'raw', 'stream'],
    sender: { kind: 'live', since: 1_000 },
    fpsSent: 30,
    bytesPerSecond: 2_400_000,
    dropped: 0,
    ...other,
  };
}

/** One room, no display. */
export function exampleState(other: Partial<AppState> = {}): AppState {
  const room = other.room ?? exampleRoom();
  return {
    version: '1.2.3',
    language: 'en',
    guestAddress: 'http://192.168.1.20:8790',
    addresses: ['http://192.168.1.20:8790'],
    relayAddress: 'ws://192.168.1.20:8790',
    network: { choice: 'everywhere', fixed: false, networks: [{ name: 'eth0', address: '192.168.1.20' }] },
    operatorUrl: 'http://192.168.1.20:8790/operator?token=example',
    room,
    rooms: [room],
    gallery: { folder: '/gallery', pictures: 0 },
    displays: [],
    sources: [],
    groups: [],
    scenes: [],
    media: { folder: '/media', files: [], playlists: [] },
    links: [],
    encodesPerSecond: 0,
    passedPerSecond: 0,
    panic: 'live',
    fpsOut: 0,
    ...other,
  };
}
