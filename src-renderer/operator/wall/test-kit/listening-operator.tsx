import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { createStore } from 'zustand/vanilla';
import type { AppState } from '#shared/contract/state';
import { ManualClock } from '#shared/manual-clock';
import type { DrawSession } from '../../../draw/session.ts';
import { Engine, type EngineState } from '../../../transport/engine.ts';
import { PreviewFeed } from '../../../transport/preview-feed.ts';
import type { EngineClient } from '../../../transport/rpc.ts';
import { type Operator, OperatorContext } from '../../operator.ts';
import { createPageStore } from '../../page-store.ts';
import { createPanicStore } from '../../panic-store.ts';

function noLink(): never {
  throw new Error('no page of this test reaches out');
}

/** An engine that has said one thing, and writes down what is asked of its routes. */
class ListeningEngine extends Engine {
  override readonly state;
  readonly told: unknown[] = [];

  readonly #ahead: number;

  constructor(state: AppState, ahead: number) {
    super(noLink, new ManualClock());
    this.#ahead = ahead;
    this.state = createStore<EngineState>(() => ({ connection: 'live', sinceMs: 0, state }));
  }

  override get aheadMs(): number {
    return this.#ahead;
  }

  override get client(): EngineClient {
    const set = async (change: unknown) => void this.told.push(change);
    return Object.assign(Object.create(null), { routes: { set } });
  }
}

/**
 * A window whose parts can be rendered one after another, and what they have asked of the routes. `aheadMs`: how far the engine's clock
 * is ahead of the page's.
 */
export function listeningWindow(state: AppState, aheadMs = 0) {
  const engine = new ListeningEngine(state, aheadMs);
  const draw: DrawSession = Object.create(null);
  const operator: Operator = {
    place: 'window',
    engine,
    previews: new PreviewFeed(noLink, new ManualClock()),
    draw,
    pages: createPageStore('#wall', () => {}),
    panic: createPanicStore(() => Promise.resolve()),
  };
  const render = (part: ReactNode) =>
    renderToStaticMarkup(<OperatorContext value={operator}>{part}</OperatorContext>);
  return { told: engine.told, render };
}
