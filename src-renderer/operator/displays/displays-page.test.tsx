import { describe, expect, it } from 'vitest';
import type { Delivery } from '#shared/contract/delivery';
import type { DisplayState } from '#shared/contract/state';
import { exampleDisplay, exampleState } from '#shared/contract/test-kit/example-state';
import { DisplayCard } from '../wall/DisplayCard.tsx';
import { WallPage } from '../wall/WallPage.tsx';
import { DisplaysPage } from './DisplaysPage.tsx';
import { Fleet } from './Fleet.tsx';
import { markup, read } from './test-kit/StillOperator.tsx';

const bar = exampleDisplay({ name: 'Bar' });
const door = exampleDisplay({
  id: '02:00:00:00:00:02',
  name: 'Door',
  address: 'http://192.168.1.41:8080',
  health: 'stale',
  why: { code: 'ping-timeout', detail: '' },
});
const fed = (delivery: Partial<Delivery>, other: Partial<DisplayState> = {}) =>
  exampleDisplay({ ...other, delivery: { ...bar.delivery, ...delivery } });
const pageOf = (display: DisplayState) =>
  read(<Fleet displays={[display, door]} chosen={display.id} onChoose={() => {}} />, exampleState());

describe('the Displays page', () => {
  it('says what to do while no display is known', () => {
    const text = read(<DisplaysPage />, exampleState());
    expect(text).toMatch(/No display is known yet .*by its address.*Add by address Add a virtual display/);
  });

  it('has a line for every display: who, how, why, fed by what', () => {
    const text = read(<DisplaysPage />, exampleState({ displays: [bar, door] }));
    expect(text).toContain('Displays 2 known · 1 live');
    expect(text).toMatch(/Bar 192\.168\.1\.40:80 live stream · Balanced JPEG 30 \/ —/);
    expect(text).toMatch(/Door 192\.168\.1\.41:8080 stale .*It stopped answering pings\./);
  });

  it('says the number by which Identify tells them, which is no part of the name', () => {
    const displays = [bar, { ...door, number: 2 }];
    const html = markup(<DisplaysPage />, exampleState({ language: 'es', displays }));
    expect(
      html.match(/muestra en la pantalla">(\d+)<\/span><button[^>]*>(Bar|Door)<\/button>/g),
    ).toHaveLength(2);
    expect(read(<DisplaysPage />, exampleState({ displays }))).toMatch(/ 1 Bar .* 2 Door /);
  });

  it('speaks Spanish to whom speaks Spanish', () => {
    const text = read(<DisplaysPage />, exampleState({ language: 'es', displays: [bar, door] }));
    expect(text).toMatch(/2 conocidas · 1 en vivo.*Ha dejado de responder a los pings\./);
  });
});

describe('the page of one display', () => {
  it('stands beside the others', () => {
    expect(pageOf(bar)).toMatch(/^Bar live Door stale All displays Bar Rename/);
  });

  it('offers what applies to its transport, and nothing else', () => {
    const byHand = { goal: 'manual' } as const;
    expect(pageOf(fed(byHand))).toMatch(/At most 30 fps Quality 75 % .*A stream carries JPEG only\./);
    const upload = pageOf(fed({ ...byHand, transport: 'upload', format: 'png' }));
    expect(upload).toMatch(/JPEG PNG WebP/);
    expect(upload).not.toMatch(/Quality \d|At most \d/);
  });

  it('says that its panel keeps the picture when nobody feeds it', () => {
    const off = exampleDisplay({ routed: false, health: 'off', sender: { kind: 'off', since: 0 } });
    expect(pageOf(off)).toMatch(/not fed .*Its panel keeps the last picture\./);
  });

  it('does not claim to know what a dark display shows', () => {
    const sent = { sequence: 1, atMs: Date.now() - 90_000 };
    expect(pageOf(exampleDisplay({ health: 'dark', sent }))).toContain(
      'What its panel shows now is not known.',
    );
    expect(pageOf(exampleDisplay({ sent }))).not.toContain('not known');
  });

  it('asks before it removes', () => {
    expect(pageOf(bar)).toContain('Remove this display');
    expect(pageOf(bar)).not.toContain('Remove it');
  });

  it('can be reached by keyboard from every line of the table', () => {
    const page = markup(<DisplaysPage />, exampleState({ displays: [bar, door] }));
    expect(page.match(/<button[^>]*data-step/g)).toHaveLength(2);
  });
});

describe('the wall', () => {
  const card = (display: DisplayState) =>
    read(<DisplayCard display={display} room="K7QMXD" />, exampleState());

  it('says of finished pictures when the last one left, and of live ones how many do', () => {
    const sent = { sequence: 1, atMs: Date.now() - 42_000 };
    expect(card(fed({ transport: 'upload' }, { sent }))).toMatch(/42 s ago canvas · K7QMXD · upload/);
    expect(card(fed({}, { sent }))).toMatch(/30 fps · 42 s canvas · K7QMXD/);
  });

  it('says when the first picture will go out', () => {
    expect(card(fed({ transport: 'upload' }))).toContain('when every pen is up');
    expect(card(fed({ transport: 'raw' }))).toContain('as soon as the display answers');
  });

  it('leads to where a display can be added', () => {
    expect(read(<WallPage />, exampleState())).toMatch(/No display is known yet .* Add a display/);
  });
});
