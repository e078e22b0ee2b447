import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { AppState } from '#shared/contract/state';
import { exampleRoom, exampleState } from '#shared/contract/test-kit/example-state';
import { ManualClock } from '#shared/manual-clock';
import { Engine, type EngineState } from '../transport/engine.ts';
import type { EngineClient } from '../transport/rpc.ts';
import { createCoverStore } from './covers/cover-store.ts';
import { createPromptStore } from './draw/prompt-store.ts';
import { createKeepStore } from './gallery/keep-store.ts';
import { obeyShortcut } from './obey-shortcut.ts';
import { createPageStore } from './page-store.ts';
import { createPanicStore } from './panic-store.ts';

class StillEngine extends Engine {
  override readonly state;

  constructor(state: AppState | undefined) {
    super(() => {
      throw new Error('no test reaches out');
    }, new ManualClock());
    this.state = createStore<EngineState>(() =>
      state ? { connection: 'live', sinceMs: 0, state } : { connection: 'cut', sinceMs: 0, state: undefined },
    );
  }
}

/** A window on the Wall page, and what it has told the engine. */
function window(state: AppState | undefined) {
  const told: unknown[] = [];
  const save = async ({ room }: { room: string }) => told.push(['keep', room]);
  const client: EngineClient = Object.assign(Object.create(null), { gallery: { save } });
  return {
    told,
    engine: new StillEngine(state),
    pages: createPageStore('#wall', () => {}),
    panic: createPanicStore(async panic => void told.push(['panic', panic])),
    covers: createCoverStore(),
    keep: createKeepStore(() => client, new ManualClock()),
    prompts: createPromptStore(),
  };
}
const settle = () => new Promise<void>(resolve => setImmediate(resolve));
const state = exampleState({ room: exampleRoom({ code: 'K7QMXD', name: 'Bar' }), panic: 'dark' });

describe('a key of the window', () => {
  it('releases what the engine says is on, and blackens also an engine that says nothing', () => {
    const dark = window(state);
    obeyShortcut({ kind: 'panic', panic: 'dark' }, dark);
    expect(dark.told).toEqual([['panic', 'live']]);
    const silent = window(undefined);
    obeyShortcut({ kind: 'panic', panic: 'dark' }, silent);
    expect(silent.told).toEqual([['panic', 'dark']]);
  });

  it('blackens under whatever covers the page, and leaves that where it is', () => {
    const on = window(state);
    obeyShortcut({ kind: 'guests' }, on);
    obeyShortcut({ kind: 'panic', panic: 'frozen' }, on);
    expect(on.told).toEqual([['panic', 'frozen']]);
    expect(on.covers.getState().cover).toEqual({ kind: 'guests' });
  });

  it('opens a page, and takes away what covers it', () => {
    const on = window(state);
    obeyShortcut({ kind: 'sheet' }, on);
    obeyShortcut({ kind: 'page', page: 'monitor' }, on);
    expect(on.pages.getState().page).toBe('monitor');
    expect(on.covers.getState().cover).toBeUndefined();
  });

  it('keeps the picture of the room on the wall, and nothing while no room is known', async () => {
    const on = window(state);
    obeyShortcut({ kind: 'keep' }, on);
    await settle();
    expect(on.told).toEqual([['keep', 'K7QMXD']]);
    const silent = window(undefined);
    obeyShortcut({ kind: 'keep' }, silent);
    await settle();
    expect(silent.told).toEqual([]);
  });

  it('leads to the prompt: to the box that is shown, else to that of the Draw page', () => {
    const on = window(state);
    let focused = 0;
    const gone = on.prompts.getState().shown(() => (focused += 1));
    obeyShortcut({ kind: 'prompt' }, on);
    expect([focused, on.pages.getState().page]).toEqual([1, 'wall']);
    gone();
    obeyShortcut({ kind: 'prompt' }, on);
    expect(on.pages.getState().page).toBe('draw');
    on.prompts.getState().shown(() => (focused += 1));
    expect(focused).toBe(2);
  });
});
