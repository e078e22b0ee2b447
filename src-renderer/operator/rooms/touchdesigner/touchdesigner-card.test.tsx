import { describe, expect, it } from 'vitest';
import { exampleDisplay, exampleRoom, exampleState } from '#shared/contract/test-kit/example-state';
import { exampleTouchdesigner, touchdesignerState } from '#shared/contract/test-kit/example-touchdesigner';
import {
  CanvasPath,
  type TouchdesignerClient,
  TouchdesignerMistake,
  type TouchdesignerState,
} from '#shared/contract/touchdesigner';
import { CLOSE } from '#shared/wire/close-codes';
import { stringsOf } from '../../../i18n/operator-strings.ts';
import { markup, read } from '../../displays/test-kit/StillOperator.tsx';
import { exampleSource } from '../../wall/test-kit/example-wall.ts';
import { CLIENT_SIGNS } from './client-sign.ts';
import { NO_PACES } from './pace.ts';
import { TouchdesignerCard } from './TouchdesignerCard.tsx';
import { TouchdesignerPanel } from './TouchdesignerPanel.tsx';
import { whyLeft } from './why-left.ts';

const NOW = 100_000;
const room = exampleRoom({ name: 'Bar', drawing: true });
const LANGUAGES = ['en', 'es'] as const;
const left = {
  name: 'Bar projection',
  address: '192.168.1.31',
  atMs: NOW - 12_000,
  code: 1006,
  refused: false,
};

interface Around {
  readonly of?: typeof room;
  readonly state?: Parameters<typeof exampleState>[0];
  readonly paces?: typeof NO_PACES;
}

function shown(seen: TouchdesignerState, { of = room, state = {}, paces = NO_PACES }: Around = {}) {
  const part = <TouchdesignerCard room={of} seen={{ state: seen, paces }} now={NOW} />;
  const whole = exampleState({ room: of, ...state });
  return { text: read(part, whole), html: markup(part, whole) };
}

/** One that is well now. */
const td = (other: Partial<TouchdesignerClient> = {}) =>
  exampleTouchdesigner({
    since: NOW - 130_000,
    report: { kit: '1.0.0', build: '2025.32280', path: 'bytes', shown: 30, cook: 60, atMs: NOW - 1_000 },
    ...other,
  });
const text = (...clients: TouchdesignerClient[]) => shown(touchdesignerState(clients)).text;
const light = (seen: TouchdesignerState) => /td-light state--(\w+)/.exec(shown(seen).html)?.[1];

describe('the TouchDesigner card', () => {
  it('asks before it says anything', () => {
    expect(read(<TouchdesignerPanel room={room} />, exampleState())).toBe(
      'TouchDesigner Asking whether TouchDesigner is here…',
    );
  });

  it('says how to get in while nobody is there: the line, then both fields', () => {
    const { text: said } = shown(touchdesignerState());
    expect(said).toMatch(/^TouchDesigner is not here\. In TouchDesigner, open the Textport .* press Enter\./);
    expect(said).toMatch(/http:\/\/192\.168\.1\.20:8790\/td\/install\.py\?room=K7QMXD/);
    expect(said).toMatch(
      /Network Address 192\.168\.1\.20\/\?room=K7QMXD&amp;role=td .*Network Port 8790 Copy/,
    );
    expect(said).toContain('http://192.168.1.20:8790/view/K7QMXD');
    expect(said).not.toMatch(/test picture|PIN/);
    expect(light(touchdesignerState())).toBe('off');
  });

  it('R1 gives the PIN along where the room asks for one, and warns of it', () => {
    const { text: said } = shown(touchdesignerState(), { of: exampleRoom({ pin: '4711' }) });
    expect(said.match(/key=4711/g)).toHaveLength(3);
    expect(said).toContain('All of them hold the room’s PIN');
  });

  it('names what each copy button copies, for who cannot see what stands beside it', () => {
    const { html } = shown(touchdesignerState());
    expect([...html.matchAll(/aria-label="Copy it: ([^"]+)"/g)].map(([, name]) => name)).toEqual([
      'Line for the Textport',
      'Network Address',
      'Network Port',
      'Viewer’s page',
    ]);
  });

  it('is green and short once TouchDesigner is live, and says what it receives and sends', () => {
    const said = text(td({ sends: { ...td().sends, newest: { ...NEWEST, atMs: NOW - 2_000 } } }));
    expect(said).toMatch(/^TouchDesigner is live\. It receives the canvas and sends the program\./);
    expect(said).toMatch(/Bar projection live 192\.168\.1\.31 here for 2 min 10 s/);
    expect(said).toMatch(/Receives 30 fps of 30 · 1\.4 MB\/s · 0 left out/);
    expect(said).toMatch(/Sends 15 fps · 900 kB\/s · newest 1280 × 720 JPEG, 61 kB, 2 s ago/);
    expect(said).toMatch(/version 1\.0\.0 · in TouchDesigner 2025\.32280 · runs at 60 fps · takes 30 fps/);
    expect(said).toMatch(/How TouchDesigner gets in$/);
    expect(light(touchdesignerState([td()]))).toBe('live');
  });

  it('says what to do when it has joined but sends nothing', () => {
    const silent = { fps: 0, bytesPerSecond: 0 };
    const said = text(td({ sends: silent }));
    expect(said).toMatch(/^TouchDesigner is live, but sends nothing yet\. .*switch Send program on/);
    expect(said).toContain('Sends nothing yet');
    expect(said).not.toContain('Show the program');
  });

  it('does not take an idle canvas for a fault', () => {
    const receives = { ...td().receives, fps: 0, bytesPerSecond: 0 };
    const seen = touchdesignerState([td({ receives })]);
    expect(shown(seen, { of: exampleRoom({ drawing: false }) }).text).toMatch(/0 fps of 30 .*nobody draws/);
    expect(text(td({ receives }))).not.toContain('nobody draws');
    expect(light(seen)).toBe('live');
  });

  it('R13 says that it is slow, and what helps', () => {
    const paces = new Map([['client-7', { dropped: 40, behind: [NOW - 1_500, NOW - 1_000, NOW - 500] }]]);
    const { text: said, html } = shown(touchdesignerState([td()]), { paces });
    expect(said).toMatch(/^TouchDesigner gets the pictures too slowly\. Use a cable/);
    expect(html).toContain('td-light state--stale');
  });

  it('R21 tells its own error word for word', () => {
    const said = text(td({ report: { error: 'No folder C:/shows.', atMs: NOW } }));
    expect(said).toMatch(
      /^TouchDesigner is here, but something is wrong there\. No folder C:\/shows\. Put it/,
    );
    expect(light(touchdesignerState([td({ report: { error: 'x', atMs: NOW } })]))).toBe('stale');
  });

  it('R15 tells its newest mistake above while it is new, and below as long as it is there', () => {
    const mistake = { what: 'no-picture', times: 17, atMs: NOW - 3_000 } as const;
    expect(text(td({ mistake }))).toMatch(
      /^TouchDesigner sent bytes that are no picture\. Make them with .*Mistakes 17 in all, the last one 3 s ago\./,
    );
    const old = text(td({ mistake: { ...mistake, atMs: NOW - 60_000 } }));
    expect(old).toMatch(/^TouchDesigner is live\..*Mistakes TouchDesigner sent bytes .*17 in all/);
  });

  it('R4 4401 is red and leads to the PIN', () => {
    const seen = touchdesignerState([], { left: { ...left, code: 4401, refused: true } });
    const { text: said } = shown(seen, { of: exampleRoom({ pin: '4711' }) });
    expect(said).toMatch(
      /^TouchDesigner was refused: its PIN is missing or wrong\. .* To the PIN Bar projection/,
    );
    expect(said).toMatch(/Bar projection · 192\.168\.1\.31, at [\d:]+, 12 s ago \(code 4401\)/);
    expect(light(seen)).toBe('dark');
  });

  it('R4 4408 says that it was too slow, and stays told when it is back', () => {
    const cut = { ...left, code: 4408 };
    expect(shown(touchdesignerState([], { left: cut })).text).toMatch(
      /^TouchDesigner was cut off: it was too slow/,
    );
    const back = shown(touchdesignerState([td({ since: NOW - 2_000 })], { left: cut })).text;
    expect(back).toMatch(
      /^TouchDesigner is live\..*it was too slow to be told everything\. It comes back by itself/,
    );
  });

  it('R4 1006 is amber while it may come back', () => {
    expect(light(touchdesignerState([], { left }))).toBe('stale');
    expect(light(touchdesignerState([], { left: { ...left, atMs: 0 } }))).toBe('off');
  });

  it('says of two which one is not well, and explains each', () => {
    const stage = td({ client: 'b', name: 'Stage', liveness: 'stale', sends: { fps: 0, bytesPerSecond: 0 } });
    const bar = td({ mistake: { what: 'gif', times: 1, atMs: NOW } });
    const said = text(bar, stage);
    expect(said).toMatch(/^Stage: TouchDesigner has gone quiet\./);
    expect(said).toMatch(/Bar projection mistakes .* TouchDesigner sent a GIF\. Send JPEG/);
    expect(said.match(/has gone quiet/g)).toHaveLength(1);
  });

  it('R12 warns of two that send', () => {
    expect(text(td(), td({ client: 'b', name: 'Stage' }))).toMatch(
      /^Two TouchDesigners send pictures.*Switch Send program off/,
    );
  });

  it('counts two that are well', () => {
    const viewer = td({ client: 'b', name: 'Stage', sends: { fps: 0, bytesPerSecond: 0 } });
    expect(text(td(), viewer)).toMatch(/^2 TouchDesigners are live\./);
  });

  it('calls one that does not run our component what it is', () => {
    const {
      report: _,
      roundTripMs: __,
      ...script
    } = td({
      name: '',
      liveness: 'unconfirmed',
      receives: { ...td().receives, images: 'text', fpsWanted: 11 },
      sends: { fps: 0, bytesPerSecond: 0 },
    });
    const said = text(script);
    expect(said).toMatch(/^TouchDesigner has joined\. It never answers pings.*send a test picture to see/);
    expect(said).toMatch(/no name unconfirmed .*as text, a third more bytes .*a script of its own/);
    expect(said).not.toMatch(/Round trip|Canvas goes/);
  });

  it('offers to show the program where it is sent and a display is there', () => {
    const sources = [exampleSource({ kind: 'program', room: 'K7QMXD' })];
    const seen = touchdesignerState([td()]);
    const button = 'Show the program on a display';
    expect(shown(seen, { state: { sources, displays: [exampleDisplay()] } }).text).toContain(button);
    expect(shown(seen, { state: { sources } }).text).not.toContain(button);
    expect(shown(seen, { state: { displays: [exampleDisplay()] } }).text).not.toContain(button);
  });

  it('says so when only this machine reaches the relay, and leads to the networks unless they are fixed', () => {
    const alone = {
      guestAddress: 'http://127.0.0.1:8790',
      relayAddress: 'ws://127.0.0.1:8790',
      addresses: [],
    };
    const said = (choice: string, fixed: boolean) =>
      shown(touchdesignerState(), { state: { ...alone, network: { choice, fixed, networks: [] } } }).text;
    expect(said('here', false)).toMatch(
      /TouchDesigner has to run on it, or choose a network\. Choose a network/,
    );
    expect(said('wlan0', false)).toMatch(/not in the chosen network now: .* Choose a network/);
    expect(said('here', true)).toMatch(/settings file: TouchDesigner has to run on it\. How/);
    expect(shown(touchdesignerState()).text).not.toContain('Only this machine');
  });
});

const NEWEST = { format: 'jpeg', width: 1280, height: 720, bytes: 61_000 } as const;

describe.each(LANGUAGES)('in %s', language => {
  const texts = stringsOf(language).operator.touchdesignerCard;
  const says = (seen: TouchdesignerState) => shown(seen, { state: { language } }).text;
  const escaped = (sentence: string) => sentence.replaceAll("'", '&#x27;');

  it.each(['live', 'stale', 'unconfirmed'] as const)('R11 %s has a sentence and a next step', liveness => {
    const { report: _, ...client } = td({ liveness, sends: { fps: 0, bytesPerSecond: 0 } });
    const kinds = { live: 'script-sends-nothing', stale: 'stale', unconfirmed: 'unconfirmed' } as const;
    const { what, todo } = texts.signs[kinds[liveness]];
    expect(says(touchdesignerState([client]))).toContain(`${what} ${todo}`);
  });

  it.each([...Object.values(CLOSE), 1000, 1005, 1006, 4999])('R4 %i has a sentence and a next step', code => {
    const { what, todo } = texts.left[whyLeft({ code })];
    const said = says(touchdesignerState([], { left: { ...left, code } }));
    expect(said).toContain(`${what} ${todo}`);
    expect(said).toContain(String(code));
  });

  it.each(TouchdesignerMistake.options)('R15 %s has a sentence and a next step', what => {
    const said = says(touchdesignerState([td({ mistake: { what, times: 1, atMs: NOW } })]));
    expect(said).toContain(escaped(`${texts.mistakes[what].what} ${texts.mistakes[what].todo}`));
  });

  it.each(CanvasPath.options)('R21 the way %s is explained', path => {
    const said = says(touchdesignerState([td({ report: { path, atMs: NOW } })]));
    expect(said).toContain(`${texts.paths[path].what}. ${texts.paths[path].todo}`);
  });

  it('has a word for every sign', () => {
    for (const kind of CLIENT_SIGNS) expect(texts.words[kind]).not.toBe('');
  });
});
