import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WALL_STATES } from '#shared/wire/artist-messages';
import { CLOSE } from '#shared/wire/close-codes';
import type { Connection } from '../draw/draw-state.ts';
import { guestEn as en } from '../i18n/guest-en.ts';
import { noRoomText, offlineNote, refusalText } from './offline-note.ts';
import { pinProblem } from './pin-problem.ts';
import { roomOfPath, typedRoom } from './room-of-path.ts';
import { wallPill } from './wall-pill.ts';

const joined: Connection = { kind: 'joined' };
const offline = (code: number): Connection => ({ kind: 'offline', sinceMs: 0, code });
const refused = (code: number): Connection => ({ kind: 'refused', code });

describe('the room of an address', () => {
  it('R2: is read in any case, with or without a slash behind', () => {
    for (const path of ['/r/K7QMXD', '/r/k7qmxd', '/r/K7qMxD/']) expect(roomOfPath(path)).toBe('K7QMXD');
  });

  it.each(['/', '/r/', '/r/K7QMX', '/r/K7QMX0', '/r/K7QMXD/more', '/K7QMXD', '/r/%00'])(
    'R2: %s names none',
    path => {
      expect(roomOfPath(path)).toBeUndefined();
    },
  );

  it('never throws, whatever stands there', () => {
    fc.assert(
      fc.property(fc.webPath(), path => {
        roomOfPath(path);
        typedRoom(path);
      }),
    );
  });

  it('keeps what was typed, so that it can be put right', () => {
    expect(typedRoom('/r/k7qmx0')).toBe('K7QMX0');
    expect(typedRoom('/r/<b>')).toBe('');
  });
});

describe('the pill', () => {
  it('says for every state of the wall where the drawing is seen', () => {
    const words = WALL_STATES.map(wall => wallPill({ connection: joined, wall }, en));
    expect(words[0]).toEqual({ tone: 'live', word: 'on the wall' });
    expect(new Set(words.map(({ word }) => word)).size).toBe(WALL_STATES.length);
  });

  it('never says that a drawing is on the wall when the page is offline', () => {
    for (const connection of [{ kind: 'connecting' } as const, offline(1006), refused(CLOSE.removed)]) {
      expect(wallPill({ connection, wall: 'live' }, en).tone).not.toBe('live');
    }
  });
});

describe('A5: the note of an artist whose strokes do not arrive', () => {
  const note = (told: Partial<Parameters<typeof offlineNote>[0]>) =>
    offlineNote({ connection: offline(1006), farewell: undefined, waiting: 0, lasting: true, ...told }, en);

  it('says that the drawing is kept, and how much of it waits', () => {
    const text = note({ waiting: 3 });
    expect(text).toContain('offline');
    expect(text).toContain('kept on this device');
    expect(text).toContain('3 changes wait');
  });

  it('asks to keep the page open where the browser keeps nothing', () => {
    expect(note({ lasting: false })).toContain('keep this page open');
    expect(note({ lasting: false, farewell: 'unkept' })).toContain('keep this page open');
  });

  it('R4: names a full room, one that stops, and one that gets another canvas', () => {
    expect(note({ connection: offline(CLOSE.full) })).toContain('full');
    expect(note({ connection: offline(CLOSE.stopping) })).toContain('starting again');
    expect(note({ connection: offline(CLOSE.stopping), farewell: 'new-canvas' })).toContain('canvas');
  });

  it('says that the room cannot keep strokes also while the page is connected again', () => {
    for (const connection of [joined, offline(CLOSE.stopping)])
      expect(note({ connection, farewell: 'unkept', waiting: 1 })).toMatch(/cannot keep.*1 change waits/);
  });

  it('is silent while all is well', () => {
    expect(note({ connection: joined, waiting: 5 })).toBeUndefined();
    expect(refusalText(joined, en)).toBeUndefined();
  });

  it('R4: a final refusal says why and what to do, each in its own words', () => {
    const words = [CLOSE.malformed, CLOSE.unauthorised, CLOSE.removed].map(code =>
      refusalText(refused(code), en),
    );
    expect(new Set(words).size).toBe(3);
  });
});

describe('R4: an artist without a room', () => {
  const text = (told: Partial<Parameters<typeof noRoomText>[0]>) =>
    noRoomText(
      { connection: offline(CLOSE.noSuchRoom), farewell: undefined, waiting: 0, lasting: true, ...told },
      'K7QMXD',
      en,
    );

  it('learns whether it was closed, has another code, or never was', () => {
    expect(text({ farewell: 'closed' })).toContain('closed room K7QMXD');
    expect(text({ farewell: 'new-code' })).toContain('another code');
    expect(text({})).toContain('no room K7QMXD');
    expect(text({ farewell: 'closed', waiting: 2 })).toContain('2 changes wait');
  });

  it('is one only after 4404', () => {
    for (const connection of [joined, offline(1006), offline(CLOSE.stopping), refused(CLOSE.removed)])
      expect(text({ connection, farewell: 'closed' })).toBeUndefined();
  });
});

describe('R1: what stands between an artist with a PIN and the room', () => {
  it('is nothing before a PIN was given and while it is being asked', () => {
    const first = { connection: refused(CLOSE.unauthorised), question: 'missing' } as const;
    expect(pinProblem(first, en)).toBeUndefined();
    expect(pinProblem({ connection: { kind: 'connecting' }, question: 'wrong' }, en)).toBeUndefined();
  });

  it('is a wrong PIN, or R18 a room that does not answer after many of them', () => {
    const wrong = { connection: refused(CLOSE.unauthorised), question: 'wrong' } as const;
    expect(pinProblem(wrong, en)).toContain('not the PIN');
    expect(pinProblem({ connection: offline(1006), question: 'wrong' }, en)).toContain('a minute');
  });
});
