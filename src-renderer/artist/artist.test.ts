import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WALL_STATES } from '#shared/wire/artist-messages';
import { CLOSE } from '#shared/wire/close-codes';
import type { Connection } from '../draw/draw-state.ts';
import { en } from '../i18n/en.ts';
import { offlineNote, refusalText } from './offline-note.ts';
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

describe('A5: the note of an artist who is offline', () => {
  it('says that the drawing is kept, and how much of it waits', () => {
    const text = offlineNote({ connection: offline(1006), waiting: 3, lasting: true }, en);
    expect(text).toContain('offline');
    expect(text).toContain('kept on this device');
    expect(text).toContain('3 changes wait');
  });

  it('asks to keep the page open where the browser keeps nothing', () => {
    expect(offlineNote({ connection: offline(1006), waiting: 0, lasting: false }, en)).toContain(
      'keep this page open',
    );
  });

  it('R4: names a full room and one that stops', () => {
    expect(offlineNote({ connection: offline(CLOSE.full), waiting: 0, lasting: true }, en)).toContain('full');
    expect(offlineNote({ connection: offline(CLOSE.stopping), waiting: 0, lasting: true }, en)).toContain(
      'starting again',
    );
  });

  it('is silent while all is well', () => {
    expect(offlineNote({ connection: joined, waiting: 5, lasting: true }, en)).toBeUndefined();
    expect(refusalText(joined, en)).toBeUndefined();
  });

  it('R4: a final refusal says why and what to do, each in its own words', () => {
    const words = [CLOSE.malformed, CLOSE.unauthorised, CLOSE.removed].map(code =>
      refusalText(refused(code), en),
    );
    expect(new Set(words).size).toBe(3);
  });
});
