import { useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { AppState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { EmptyPage } from '../EmptyPage.tsx';
import { ArrangeButton } from '../groups/ArrangeButton.tsx';
import { MediaTray } from '../media/MediaTray.tsx';
import { useEngineState, useOperator } from '../operator.ts';
import { PageHead } from '../PageHead.tsx';
import { IdentifyAll } from '../patterns/IdentifyAll.tsx';
import { PatternsMenu } from '../patterns/PatternsMenu.tsx';
import { RunningPatterns } from '../patterns/RunningPatterns.tsx';
import { SceneNote } from '../scenes/SceneNote.tsx';
import { ScenesMenu } from '../scenes/ScenesMenu.tsx';
import { WallInspector } from '../wall-inspector/WallInspector.tsx';
import { ChosenBar } from './ChosenBar.tsx';
import { HandGhost, HeldNote } from './HandGhost.tsx';
import { SourceTray } from './SourceTray.tsx';
import { useObeyedKeys } from './use-obeyed-keys.ts';
import { useChosenTargets, useHand, useRouteCommands } from './use-wall.ts';
import { WallGrid } from './WallGrid.tsx';
import { everyTarget, unitsOf } from './wall-units.ts';
import './wall-page.css';
import './wall.css';
import './units.css';

/** Every display at once: what it was sent, what it is led, and what is wrong where something is. */
export function WallPage() {
  const { operator } = useStrings();
  const state = useEngineState(whole => whole);
  if (!state) return <EmptyPage title={operator.connecting} />;
  return state.displays.length === 0 && state.groups.length === 0 ? <NoDisplays /> : <Wall state={state} />;
}

function Wall({ state }: { state: AppState }) {
  const { operator } = useStrings();
  const { displays, groups, room, sources } = state;
  const units = useMemo(() => unitsOf({ displays, groups }), [displays, groups]);
  const everyone = useMemo(() => everyTarget(units), [units]);
  const targets = useChosenTargets();
  const aiming = useStore(useHand(), ({ hand }) => hand !== undefined);
  const inspector = useRef<HTMLDivElement>(null);
  useObeyedKeys(everyone, sources);
  return (
    <main className={aiming ? 'page wall-page wall-page--aiming' : 'page wall-page'}>
      <PageHead title={operator.pages.wall} subtitle={operator.wall.subtitle}>
        <div className="wall-page__tools">
          <ScenesMenu />
          <PatternsMenu everyone={everyone} targets={targets} />
          <ArrangeButton />
          <IdentifyAll everyone={everyone} />
        </div>
      </PageHead>
      <Notes />
      <div className={targets.length > 0 ? 'wall-page__body wall-page__body--chosen' : 'wall-page__body'}>
        <div className="wall-page__tray">
          <SourceTray />
          <MediaTray />
        </div>
        <WallGrid units={units} room={room.code} />
        {targets.length > 0 && (
          <>
            <ChosenBar targets={targets} onJump={() => inspector.current?.scrollIntoView()} />
            <div ref={inspector} className="wall-page__inspector">
              <WallInspector targets={targets} />
            </div>
          </>
        )}
      </div>
      <HandGhost />
    </main>
  );
}

/** What must be read before anything else on the page. */
function Notes() {
  const { words } = useStrings().operator.wall;
  const commands = useRouteCommands();
  const problem = useStore(commands, state => state.problem);
  return (
    <div className="wall-page__notes">
      <ProblemNote problem={problem} words={words} onDismiss={() => commands.getState().dismiss()} />
      <SceneNote />
      <RunningPatterns />
      <HeldNote />
    </div>
  );
}

function NoDisplays() {
  const { wall } = useStrings().operator;
  const { pages } = useOperator();
  return (
    <main className="empty">
      <p className="empty__title">{wall.emptyTitle}</p>
      <p className="empty__text">{wall.emptyText}</p>
      <button type="button" className="button" onClick={() => pages.getState().open('displays')}>
        {wall.emptyButton}
      </button>
    </main>
  );
}
