import type { KeptPicture } from '#shared/contract/gallery';

/** A picture of a room in which two people drew; `other` says what is different. */
export function examplePicture(other: Partial<KeptPicture> = {}): KeptPicture {
  return {
    id: 1,
    file: '2026-11-21 20-41-07 Bar.png',
    atMs: new Date(2026, 10, 21, 20, 41, 7).getTime(),
    because: 'save',
    room: 'K7QMXD',
    roomName: 'Bar',
    artists: ['Ana', 'Guest 4'],
    prompt: 'a lighthouse made of paper birds',
    width: 720,
    height: 720,
    bytes: 148_000,
    ...other,
  };
}
