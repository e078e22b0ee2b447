import { describe, expect, it } from 'vitest';
import { CLOSE } from '#shared/wire/close-codes';
import { en } from '../../i18n/en.ts';
import { drawTrouble } from './draw-trouble.ts';

const well = {
  connection: { kind: 'joined' },
  farewell: undefined,
  waiting: 0,
  lasting: true,
  known: true,
} as const;
const offline = { ...well, connection: { kind: 'offline', sinceMs: 0, code: CLOSE.stopping } } as const;

describe('what the operator is told beside the canvas', () => {
  it('is nothing while strokes reach the room, and before there is a canvas', () => {
    expect(drawTrouble(well, en)).toBeUndefined();
    expect(drawTrouble({ ...offline, known: false }, en)).toBeUndefined();
    expect(drawTrouble({ ...well, connection: { kind: 'connecting' } }, en)).toBeUndefined();
  });

  it('is that the drawing is kept, and how much of it waits (A5)', () => {
    expect(drawTrouble(offline, en)).toEqual({ kind: 'offline', text: en.operator.drawOffline });
    expect(drawTrouble({ ...offline, waiting: 3 }, en)?.text).toContain('3 changes wait');
  });

  it('is the reason, where the room has given one', () => {
    expect(drawTrouble({ ...offline, farewell: 'new-canvas' }, en)?.text).toBe(en.artist.newCanvas);
    expect(drawTrouble({ ...well, farewell: 'unkept' }, en)?.text).toBe(en.artist.unkeptHere);
    expect(drawTrouble({ ...well, farewell: 'unkept', lasting: false }, en)?.text).toBe(en.artist.unkeptOpen);
  });

  it('is a way back for who was sent away (R4: such a page does not knock by itself)', () => {
    const refused = { ...well, connection: { kind: 'refused', code: CLOSE.removed } } as const;
    expect(drawTrouble(refused, en)).toEqual({ kind: 'refused', text: en.operator.rooms.refused });
  });
});
