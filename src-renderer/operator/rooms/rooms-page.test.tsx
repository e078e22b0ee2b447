import { describe, expect, it } from 'vitest';
import type { Person } from '#shared/contract/room';
import { exampleRoom, exampleState } from '#shared/contract/test-kit/example-state';
import { markup, read } from '../displays/test-kit/StillOperator.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { RoomPanel } from './RoomPanel.tsx';
import { RoomsPage } from './RoomsPage.tsx';
import { examplePerson } from './test-kit/example-person.ts';

const bar = exampleRoom({ name: 'Bar', pin: '4711', artists: 2, items: 31, drawing: true });
const garden = exampleRoom({ code: 'ABCDEF', name: 'ABCDEF', onWall: false, items: 1 });
const cellar = exampleRoom({ code: 'GHJKMN', name: 'Cellar', onWall: false, open: false });
const state = exampleState({ room: bar, rooms: [bar, garden, cellar] });
const panel = (room: typeof bar) =>
  read(<RoomPanel room={room} onRecoded={() => {}} onBack={() => {}} />, state);

describe('the Rooms page', () => {
  it('has a line for every room: who is in it, and what must not be overlooked', () => {
    const text = read(<RoomsPage />, state);
    expect(text).toContain('2 open · 1 closed');
    expect(text).toMatch(
      /Bar K7QMXD 2 artists 31 strokes on the wall drawing now ABCDEF 0 artists 1 stroke /,
    );
    expect(text).toMatch(/Cellar GHJKMN closed/);
    expect(markup(<RoomsPage />, state).match(/aria-label="asks for a PIN"/g)).toHaveLength(1);
  });

  it('opens on the room on the wall', () => {
    expect(markup(<RoomsPage />, state)).toMatch(/<section class="room-panel" aria-label="Bar"/);
  });

  it('says that pictures cannot be kept before anybody opens the gallery', () => {
    const problem = { code: 'disk-full', detail: 'ENOSPC', since: Date.now(), waiting: 1, lost: 0 } as const;
    const gallery = { folder: '/gallery', pictures: 3, problem };
    expect(read(<RoomsPage />, { ...state, gallery })).toContain('The disk is full');
    expect(read(<RoomsPage />, state)).not.toContain('The disk is full');
  });

  it('speaks Spanish to whom speaks Spanish', () => {
    const text = read(<RoomsPage />, { ...state, language: 'es' });
    expect(text).toMatch(/2 abiertas · 1 cerrada .*Cómo se entra.*Vaciar el lienzo/);
  });
});

describe('one room', () => {
  it('shows code and PIN in groups, to be read out', () => {
    expect(panel(bar)).toMatch(/Code K7Q MXD .* PIN 47 11 Read it out/);
    expect(panel(garden)).toMatch(/PIN None: whoever has the code gets in\. Ask for a PIN/);
  });

  it('can be put on the wall unless it is there', () => {
    expect(panel(garden)).toContain('Put on the wall');
    expect(panel(bar)).not.toContain('Put on the wall');
  });

  it('says how TouchDesigner is right after how guests get in, as long as the room is open', () => {
    expect(panel(bar)).toMatch(/Getting in .*Prompt .*TouchDesigner Asking whether .*People/);
    expect(panel(cellar)).not.toContain('TouchDesigner');
  });

  it('does nothing grave before it has asked', () => {
    const text = panel(bar);
    expect(text).toMatch(/New code.*Clear the canvas Close the room/);
    expect(text).not.toMatch(/Clear it|Close it|Change it\?/);
    expect(text).not.toContain('Change the canvas');
  });

  it('has nothing to clear while nothing is drawn', () => {
    const part = (room: typeof bar) =>
      markup(<RoomPanel room={room} onRecoded={() => {}} onBack={() => {}} />, state);
    expect(part({ ...bar, items: 0 })).toMatch(/disabled=""[^>]*>Clear the canvas/);
    expect(part(bar)).not.toMatch(/disabled=""[^>]*>Clear the canvas/);
  });

  it('that is closed can be opened again, and nothing else', () => {
    const text = panel(cellar);
    expect(text).toMatch(/GHJKMN .*Its drawing and its code are kept\..*Open it again$/);
    expect(text).not.toMatch(/New code|People|Prompt|strokes/);
  });
});

describe('the people of a room', () => {
  const rows = (...people: Person[]) => read(<PeopleTable room="K7QMXD" people={people} />, state);

  it('are told apart by all that is known of their connection', () => {
    const since = Date.now() - 130_000;
    expect(rows(examplePerson({ since, unsentBytes: 82_000, droppedFrames: 7 }))).toMatch(
      /Ana artist 192\.168\.1\.61 2 min 10 s 12 ms 82 kB 7 live Remove 24 strokes Send away$/,
    );
  });

  it('that never answered a ping are not called live, and nothing is invented about them', () => {
    const td = examplePerson({ role: 'touchdesigner', name: '', author: undefined, liveness: 'unconfirmed' });
    const { roundTripMs: _, ...untold } = td;
    expect(rows(untold)).toMatch(/no name TouchDesigner .* — 0 kB 0 unconfirmed Send away$/);
  });

  it('that operate are not sent away here', () => {
    const text = rows(examplePerson({ role: 'operator', address: '', items: 3 }));
    expect(text).toMatch(/operator this machine .*Remove 3 strokes$/);
  });
});
