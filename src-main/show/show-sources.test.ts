import { describe, expect, it, onTestFinished } from 'vitest';
import type { MediaFile, Playlist } from '#shared/contract/media';
import { type SourceRef, sourceKey, WALL_ROOM } from '#shared/contract/source';
import type { Why } from '#shared/contract/state';
import { ManualClock } from '#shared/manual-clock';
import { EncodeTable } from '../imaging/encode-table.ts';
import { encodeJpeg } from '../imaging/jpeg.ts';
import { openRooms } from '../rooms/test-kit/open-rooms.ts';
import { PictureSource } from '../sources/picture-source.ts';
import type { ProgramPicture } from '../sources/program-source.ts';
import { CanvasSources } from './canvas-sources.ts';
import { ProgramSources } from './program-sources.ts';
import { ShowSources } from './show-sources.ts';

/** A media folder by hand. */
class Shelf {
  readonly clip = new PictureSource({ id: 'media:clip.gif', clock: new ManualClock() });
  files: MediaFile[] = [
    { id: 'clip.gif', bytes: 9, state: 'ready', width: 8, height: 8, pictures: 12 },
    { id: 'odd.svg', bytes: 9, state: 'refused', why: { code: 'file-unknown', detail: '' } },
  ];
  playlists: Playlist[] = [{ id: 'p', name: 'Breaks', dwellSeconds: 5, media: ['clip.gif'] }];
  changed = () => {};

  get state() {
    return { folder: '/media', files: this.files, playlists: this.playlists };
  }

  find = (ref: SourceRef) => (ref.kind === 'media' && ref.media === 'clip.gif' ? this.clip : undefined);
  problem = (ref: SourceRef): Why | undefined =>
    this.find(ref) ? undefined : { code: 'file-gone', detail: '' };
  onChange = (listener: () => void) => {
    this.changed = listener;
    return () => undefined;
  };
}

async function openShow() {
  const { registry: rooms } = await openRooms();
  const clock = new ManualClock();
  const encodes = new EncodeTable();
  const media = new Shelf();
  let program: (room: string, picture: ProgramPicture) => void = () => {};
  const sources = new ShowSources({
    rooms,
    canvases: new CanvasSources({ rooms, encodes, clock }),
    programs: new ProgramSources({ encodes, clock }),
    media,
  });
  sources.open({
    onProgram: listener => {
      program = listener;
      return () => undefined;
    },
  });
  onTestFinished(() => sources.close());
  const room = rooms.create({ name: 'Foyer' });
  sources.setWallRoom(room);
  const send = async (code: string) => {
    const data = Buffer.alloc(16 * 16 * 4, 90);
    const bytes = await encodeJpeg({ width: 16, height: 16, data }, { quality: 80 });
    const header = { format: 'jpeg', width: 16, height: 16 } as const;
    program(code, { bytes, header, receivedAt: clock.now(), client: 'td' });
  };
  let told = 0;
  sources.onChange(() => {
    told += 1;
  });
  return { rooms, room, sources, media, send, told: () => told };
}

const keys = (sources: ShowSources) => sources.states([], new Map()).map(({ key }) => key);
const canvas = (room: string): SourceRef => ({ kind: 'canvas', room });
const program = (room: string): SourceRef => ({ kind: 'program', room });

describe('the sources of a show', () => {
  it('are the room on the wall, the other rooms, their programs, whole media and playlists', async () => {
    const { rooms, room, sources } = await openShow();
    const other = rooms.create();
    expect(keys(sources)).toEqual([
      'wall-room',
      `program:${room.code}`,
      `canvas:${other.code}`,
      `program:${other.code}`,
      'media:clip.gif',
      'playlist:p',
    ]);
    const states = sources.states([], new Map([['wall-room', 3]]));
    expect(states[0]).toMatchObject({ name: 'Foyer', width: 720, height: 720, displays: 3 });
    expect(states[1]?.problem).toEqual({ code: 'no-program', detail: room.code });
    expect(states.at(-2)).toMatchObject({ name: 'clip.gif', pictures: 12 });
    expect(states.at(-1)).toMatchObject({ name: 'Breaks' });
    for (const { key, ref } of states) expect(sources.refOf(key)).toEqual(ref);
  });

  it('list what is led although it is gone, with its problem', async () => {
    const { sources } = await openShow();
    const gone = canvas('ZZZZZZ');
    const state = sources
      .states([gone, gone], new Map([[sourceKey(gone), 1]]))
      .find(({ key }) => key === sourceKey(gone));
    expect(state).toMatchObject({ name: 'ZZZZZZ', problem: { code: 'room-closed' }, displays: 1 });
    expect(sources.find(gone)).toBeUndefined();
  });

  it('can be looked at also as the canvas of the room that is on the wall', async () => {
    const { room, sources } = await openShow();
    const led = canvas(room.code);
    expect(sources.states([led], new Map()).map(({ key }) => key)).toContain(sourceKey(led));
    expect(sources.refOf(sourceKey(led))).toEqual(led);
  });

  it('R12 have a program from its first picture on', async () => {
    const { room, sources, send, told } = await openShow();
    expect(sources.find(program(room.code))).toBeUndefined();
    const before = told();
    await send(room.code);
    expect(sources.find(program(room.code))?.current()).toMatchObject({ width: 16, height: 16 });
    expect(sources.problem(program(room.code))).toBeUndefined();
    expect(told()).toBe(before + 1);
    await send(room.code);
    expect(told()).toBe(before + 1);
  });

  it('follow the wall to another room, and tell it', async () => {
    const { rooms, sources, told } = await openShow();
    const other = rooms.create({ canvas: { width: 64, height: 96 } });
    const before = told();
    sources.setWallRoom(other);
    expect(told()).toBe(before + 1);
    expect(sources.find(WALL_ROOM)).toMatchObject({ width: 64, height: 96 });
    expect(sources.find(WALL_ROOM)).toBe(sources.find(canvas(other.code)));
  });

  it('lose a room that closes, while it is told, and find it when it opens again', async () => {
    const { rooms, sources, send } = await openShow();
    const other = rooms.create();
    await send(other.code);
    const whileTold: unknown[] = [];
    sources.onChange(() =>
      whileTold.push(sources.find(canvas(other.code)), sources.find(program(other.code))),
    );
    rooms.close(other.code);
    expect(whileTold).toEqual([undefined, undefined]);
    expect(sources.problem(canvas(other.code))).toEqual({ code: 'room-closed', detail: other.code });
    expect(sources.problem(program(other.code))?.code).toBe('room-closed');
    await rooms.reopen(other.code);
    expect(sources.find(canvas(other.code))).toBeDefined();
    expect(sources.problem(program(other.code))?.code).toBe('no-program');
  });

  it('keep the wall’s room through a new canvas and a new code', async () => {
    const { rooms, room, sources, send } = await openShow();
    await send(room.code);
    await rooms.setCanvas(room.code, { width: 100, height: 50, background: '#000000' });
    expect(sources.find(WALL_ROOM)).toMatchObject({ width: 100, height: 50 });
    expect(sources.find(program(room.code))).toBeDefined();
    const { code } = await rooms.newCode(room.code);
    expect(sources.find(WALL_ROOM)).toBe(sources.find(canvas(code)));
    expect(sources.problem(program(room.code))?.code).toBe('room-closed');
  });

  it('know what a scene names: also what has not begun yet, not what is gone', async () => {
    const { room, sources } = await openShow();
    expect(sources.knows(WALL_ROOM)).toBe(true);
    expect(sources.knows(program(room.code))).toBe(true);
    expect(sources.knows({ kind: 'media', media: 'clip.gif' })).toBe(true);
    expect(sources.knows({ kind: 'media', media: 'lost.png' })).toBe(false);
    expect(sources.knows(canvas('ZZZZZZ'))).toBe(false);
  });

  it('tell what the media folder tells', async () => {
    const { media, told } = await openShow();
    const before = told();
    media.changed();
    expect(told()).toBe(before + 1);
  });
});
