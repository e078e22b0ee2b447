import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { createStore } from 'zustand/vanilla';
import type { AppState } from '#shared/contract/state';
import { ManualClock } from '#shared/manual-clock';
import type { DrawSession } from '../../../draw/session.ts';
import { SpeechProvider } from '../../../i18n/strings-context.tsx';
import { Engine, type EngineState } from '../../../transport/engine.ts';
import { PreviewFeed } from '../../../transport/preview-feed.ts';
import { type Operator, OperatorContext } from '../../operator.ts';
import { createPageStore } from '../../page-store.ts';
import { createPanicStore } from '../../panic-store.ts';

/** An engine that has said one thing and says no more. */
class StillEngine extends Engine {
  override readonly state;

  constructor(state: AppState) {
    super(noLink, new ManualClock());
    this.state = createStore<EngineState>(() => ({ connection: 'live', sinceMs: 0, state }));
  }
}

function noLink(): never {
  throw new Error('no page of this test reaches out');
}

function stillOperator(state: AppState): Operator {
  // No page of these tests draws.
  const draw: DrawSession = Object.create(null);
  return {
    place: 'window',
    engine: new StillEngine(state),
    previews: new PreviewFeed(noLink, new ManualClock()),
    draw,
    pages: createPageStore('#displays', () => {}),
    panic: createPanicStore(() => Promise.resolve()),
  };
}

/** The markup of a part of the page, at the moment when the engine has said `state`. */
export function markup(part: ReactNode, state: AppState): string {
  return renderToStaticMarkup(
    <MantineProvider>
      <OperatorContext value={stillOperator(state)}>
        <SpeechProvider language={state.language}>{part}</SpeechProvider>
      </OperatorContext>
    </MantineProvider>,
  );
}

/** What a person reads of it, without the tags. */
export function read(part: ReactNode, state: AppState): string {
  return markup(part, state)
    .replace(/<style.*?<\/style>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
