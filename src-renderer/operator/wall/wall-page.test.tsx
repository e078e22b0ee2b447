import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import type { Target } from '#shared/contract/route';
import { DEFAULT_ROUTE } from '#shared/contract/route';
import { WALL_ROOM } from '#shared/contract/source';
import type { AppState, DisplayState } from '#shared/contract/state';
import { exampleRoom, exampleState } from '#shared/contract/test-kit/example-state';
import { markup, read } from '../displays/test-kit/StillOperator.tsx';
import { HandGhost, HeldNote } from './HandGhost.tsx';
import { displayNamed, exampleSource, rowOf } from './test-kit/example-wall.ts';
import { settled } from './test-kit/settled.ts';
import { useHand } from './use-wall.ts';
import { useWallSelection } from './use-wall-selection.ts';
import { WallPage } from './WallPage.tsx';

const clip = exampleSource(
  { kind: 'media', media: 'summer.webp' },
  { name: 'summer.webp', pictures: 48, fps: 12, displays: 2 },
);
const canvas = exampleSource(WALL_ROOM, { name: 'Garden', width: 720, height: 720 });
const sources = [canvas, clip];
const bar = displayNamed('Bar');
const door = displayNamed('Door');
const stage = displayNamed('Stage');
const facade = rowOf('wall', 'Facade', [bar, door], {
  skew: { p50Ms: 3, mostMs: 9, frames: 120 },
  route: { ...DEFAULT_ROUTE, source: clip.ref },
});

const page = (other: Partial<AppState>) => read(<WallPage />, exampleState({ sources, ...other }));
const withDisplay = (other: Partial<DisplayState>) => page({ displays: [displayNamed('Bar', other)] });

/** The page at the moment when this is chosen. */
function Chosen({ targets, children }: { targets: readonly Target[]; children: ReactNode }) {
  const selection = useWallSelection();
  selection.getState().choose(targets);
  settled(selection);
  return children;
}
const chosen = (targets: readonly Target[], state: AppState, read_ = read) =>
  read_(
    <Chosen targets={targets}>
      <WallPage />
    </Chosen>,
    state,
  );

describe('the sources of the Wall page', () => {
  it('are told by name, kind, size and pace, each of the first with its key', () => {
    expect(page({ displays: [bar] })).toMatch(
      /Sources — drag onto a display Room on the wall canvas · now Garden 720 × 720 · 30 fps 1 summer\.webp clip 1280 × 720 · 12 fps 2 2/,
    );
  });

  it('say what is wrong with them', () => {
    const gone = { ...clip, problem: { code: 'file-gone', detail: '' } } as const;
    const html = markup(<WallPage />, exampleState({ displays: [bar], sources: [gone] }));
    expect(html).toMatch(/class="source__problem">[^<]{10,}/);
  });

  it('say that there is none, and what to do', () => {
    expect(page({ displays: [bar], sources: [] })).toContain('Open a room, or drop pictures in below.');
  });

  it('say for whom they are while something is chosen', () => {
    const state = exampleState({ sources, displays: [bar, stage] });
    expect(chosen([{ display: bar.id }], state)).toContain('press one for Bar');
    expect(chosen([{ display: bar.id }, { display: stage.id }], state)).toContain(
      'press one for the 2 chosen',
    );
  });
});

describe('the displays of the Wall page', () => {
  it('say the number by which Identify tells them, on their own and as tiles', () => {
    const displays = [
      { ...bar, number: 1 },
      { ...door, number: 2 },
      { ...stage, number: 13 },
    ];
    expect(page({ displays, groups: [facade] })).toMatch(/ 1 Bar .* 2 Door .* 13 Stage /);
    expect(markup(<WallPage />, exampleState({ displays }))).toContain(
      'title="Its number: Identify shows it on the display">13<',
    );
  });

  it('say what they are led: the room on the wall, or something that stays', () => {
    expect(withDisplay({})).toContain('canvas · Garden');
    const html = markup(
      <WallPage />,
      exampleState({
        displays: [
          displayNamed('Bar', {
            route: { ...DEFAULT_ROUTE, source: { kind: 'canvas', room: 'ABCDEF' } },
          }),
        ],
      }),
    );
    expect(html).toContain('canvas · ABCDEF');
    expect(html).toContain('aria-label="Stays with this room, whichever is on the wall"');
  });

  it('say that their source is gone, over the picture that stays', () => {
    expect(withDisplay({ sourceProblem: { code: 'file-gone', detail: 'ENOENT' } })).toMatch(
      /Its last picture stays\. .* Observed: ENOENT/,
    );
  });

  it('are marked when they are frozen or black, and offer all three states', () => {
    const html = markup(
      <WallPage />,
      exampleState({
        displays: [displayNamed('Bar', { route: { ...DEFAULT_ROUTE, state: 'frozen' } })],
      }),
    );
    expect(html).toMatch(/state--info">frozen</);
    expect(html).toMatch(/aria-label="Frozen" aria-pressed="true"/);
    expect(html.match(/aria-label="(Running|Frozen|Black)"/g)).toHaveLength(3);
  });

  it('say when they obeyed, and that they have not', () => {
    const now = Date.now();
    const asked = { asked: 'dark', askedAtMs: now - 4_000 } as const;
    const obeyedAtMs = now - 3_960;
    expect(withDisplay({ obedience: { ...asked, obeyedAtMs, confirmed: true } })).toContain(
      'black after 0.04 s',
    );
    expect(withDisplay({ obedience: { ...asked, obeyedAtMs, confirmed: false } })).toContain(
      'black after 0.04 s, not confirmed',
    );
    expect(withDisplay({ obedience: { ...asked, confirmed: false } })).toContain(
      'asked to go black 4 s ago, not yet done',
    );
  });

  it('can each be reached by keyboard and be given a source', () => {
    const state = exampleState({ sources, displays: [bar, door, stage], groups: [facade] });
    const html = markup(<WallPage />, state);
    expect(html.match(/class="unit__mark" aria-label="Choose (Facade|Stage)"/g)).toHaveLength(2);
    expect(html).toContain('data-drop="group:id of Facade"');
    expect(html).toContain('data-drop="display:id of Stage"');
    expect(html).not.toContain('data-drop="display:id of Bar"');
  });
});

describe('walls and groups', () => {
  const displays = [bar, door, stage];

  it('a wall is one block: its source, how far its tiles are apart, each tile by its name', () => {
    expect(page({ displays, groups: [facade] })).toMatch(
      /Facade 2 × 1 · clip · summer\.webp · tiles within 3 ms, at most 9 ms .*Bar .*Door .*Stage /,
    );
  });

  it('a wall says once what is wrong with its source, and each tile what is wrong with it', () => {
    const problem = { code: 'file-gone', detail: 'ENOENT' } as const;
    const tiles = [
      { ...bar, sourceProblem: problem },
      { ...door, sourceProblem: problem, health: 'dark' as const },
    ];
    const text = page({ displays: tiles, groups: [facade] });
    expect(text.match(/Observed: ENOENT/g)).toHaveLength(1);
    expect(text).toContain('It is silent.');
  });

  it('a group is a frame around displays that keep their own routes and states', () => {
    const upstairs = rowOf('group', 'Upstairs', [bar, undefined, stage]);
    const html = markup(<WallPage />, exampleState({ sources, displays, groups: [upstairs] }));
    expect(read(<WallPage />, exampleState({ sources, displays, groups: [upstairs] }))).toMatch(
      /Upstairs group · 2 displays .*Bar .*Nothing hangs here\. .*Stage /,
    );
    expect(html.match(/<fieldset[^>]*aria-label="State of (Upstairs|Bar|Stage|Door)"/g)).toHaveLength(4);
  });

  it('a frame is pressed for no state while its displays differ', () => {
    const black = { ...stage, route: { ...DEFAULT_ROUTE, state: 'dark' as const } };
    const upstairs = rowOf('group', 'Upstairs', [bar, black]);
    const html = markup(<WallPage />, exampleState({ displays: [bar, black], groups: [upstairs] }));
    const [frame] = /aria-label="State of Upstairs".*?<\/fieldset>/s.exec(html) ?? [''];
    expect(frame).toContain('aria-pressed="false"');
    expect(frame).not.toContain('aria-pressed="true"');
  });

  it('a group that is left without displays can still be found', () => {
    expect(page({ displays: [], groups: [rowOf('group', 'Upstairs', [undefined])] })).toContain('Upstairs');
  });
});

describe('what is chosen', () => {
  const state = exampleState({ sources, displays: [bar, door, stage], groups: [facade] });

  it('opens the inspector, with its states in words', () => {
    const text = chosen([{ display: stage.id }], state);
    expect(text).toMatch(/Running Frozen Black/);
    expect(page({ displays: [bar] })).not.toMatch(/Running Frozen Black/);
  });

  it('is the wall when one of its displays was chosen before it hung there', () => {
    const html = chosen([{ display: bar.id }], state, markup);
    // Once on its block, once over the inspector.
    expect(html.match(/aria-label="State of Facade"/g)).toHaveLength(2);
  });

  it('is nothing when it is gone', () => {
    expect(chosen([{ display: 'gone' }], state)).toContain('drag onto a display');
  });
});

describe('a source in the hand', () => {
  function Held({ kind }: { kind: 'held' | 'dragged' }) {
    const hand = useHand();
    if (kind === 'held') hand.getState().pick(clip);
    else hand.getState().drag(clip, { x: 10, y: 10 }, undefined);
    settled(hand);
    return (
      <>
        <HeldNote />
        <HandGhost />
      </>
    );
  }

  it('says what comes next when it was picked up', () => {
    expect(read(<Held kind="held" />, exampleState())).toMatch(
      /summer\.webp is picked up: press the display, wall or group .* Put it back Esc$/,
    );
  });

  it('is under the pointer while it is dragged, and says nothing', () => {
    expect(read(<Held kind="dragged" />, exampleState())).toBe('summer.webp');
    expect(markup(<Held kind="dragged" />, exampleState())).toContain('translate:10px 10px');
  });
});

it('speaks Spanish to whom speaks Spanish', () => {
  const room = exampleRoom({ code: 'K7QMXD' });
  const text = page({ language: 'es', room, displays: [bar, door, stage], groups: [facade] });
  expect(text).toMatch(/Fuentes — arrastra a una pantalla Sala en la pared .*Facade 2 × 1 · animación/);
});
