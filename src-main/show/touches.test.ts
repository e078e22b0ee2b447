import { describe, expect, it } from 'vitest';
import type { Touch } from '#shared/wire/relay-messages';
import type { PanelTouch } from '../routing/fingers.ts';
import { Touches } from './touches.ts';

/** Two displays, a room for each of them by name, and what the rooms are told. */
function show() {
  let touch: (display: string, touch: PanelTouch) => void = () => undefined;
  const rooms = new Map([
    ['left', 'AAAAAA'],
    ['right', 'BBBBBB'],
  ]);
  const told: [room: string, Touch][] = [];
  const touches = new Touches({
    router: {
      onTouch: listener => {
        touch = listener;
        return () => {
          touch = () => undefined;
        };
      },
    },
    roomOf: display => rooms.get(display),
    relay: { touch: (room, each) => told.push([room, each]) },
  });
  touches.open();
  const put = (display: string, phase: PanelTouch['phase'], id: PanelTouch['id'] = 0) =>
    touch(display, { phase, id, x: 0.5, y: 0.25 });
  return { touches, rooms, told, put, seen: () => told.map(([room, { phase }]) => `${room} ${phase}`) };
}

describe('R16 touches', () => {
  it('R16 reach the room that the display shows, with the name of the display', () => {
    const { put, told } = show();
    put('left', 'down');
    put('right', 'down', 'b');
    expect(told).toEqual([
      ['AAAAAA', { display: 'left', x: 0.5, y: 0.25, phase: 'down', id: 0 }],
      ['BBBBBB', { display: 'right', x: 0.5, y: 0.25, phase: 'down', id: 'b' }],
    ]);
  });

  it('R16 stay in the room in which the finger went down, so that no room keeps a finger for ever', () => {
    const { put, rooms, seen } = show();
    put('left', 'down');
    rooms.set('left', 'CCCCCC');
    put('left', 'move');
    put('left', 'up');
    put('left', 'down');
    expect(seen()).toEqual(['AAAAAA down', 'AAAAAA move', 'AAAAAA up', 'CCCCCC down']);
  });

  it('R16 the same finger number on two displays is two fingers', () => {
    const { put, seen } = show();
    put('left', 'down', 1);
    put('right', 'down', 1);
    put('left', 'up', 1);
    put('right', 'move', 1);
    expect(seen()).toEqual(['AAAAAA down', 'BBBBBB down', 'AAAAAA up', 'BBBBBB move']);
  });

  it('R16 of a display without a room are nobody’s, also when it gets one in mid-touch', () => {
    const { put, rooms, told } = show();
    put('spare', 'down');
    rooms.set('spare', 'AAAAAA');
    put('spare', 'move');
    put('spare', 'up');
    expect(told).toEqual([]);
    put('spare', 'down');
    expect(told).toHaveLength(1);
  });

  it('hears nothing any more when it is closed', () => {
    const { put, touches, told } = show();
    touches.close();
    put('left', 'down');
    expect(told).toEqual([]);
  });
});
