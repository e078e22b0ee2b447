import { MantineProvider } from '@mantine/core';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Language } from '#shared/contract/state';
import { preferredLanguage } from '../i18n/language.ts';
import { useStrings } from '../i18n/operator-strings.ts';
import { SpeechProvider } from '../i18n/strings-context.tsx';
import { ErrorBoundary } from '../theme/ErrorBoundary.tsx';
import { cssVariables, theme } from '../theme/mantine-theme.ts';
import { Covers } from './covers/Covers.tsx';
import { DisplaysPage } from './displays/DisplaysPage.tsx';
import { DrawPage } from './draw/DrawPage.tsx';
import { EngineBanner } from './EngineBanner.tsx';
import { MonitorPage } from './monitor/MonitorPage.tsx';
import { Nav } from './Nav.tsx';
import { useEngineState, useOperator } from './operator.ts';
import type { Page } from './page-store.ts';
import { RoomsPage } from './rooms/RoomsPage.tsx';
import { SettingsPage } from './settings/SettingsPage.tsx';
import { PanicBanner } from './strip/PanicBanner.tsx';
import { Strip } from './strip/Strip.tsx';
import { useOperatorShortcuts } from './use-operator-shortcuts.ts';
import { WallPage } from './wall/WallPage.tsx';

/** The operator's window: the strip that is always there, the pages, and what covers them when it must. */
export function OperatorWindow() {
  return (
    <MantineProvider theme={theme} forceColorScheme="dark" cssVariablesResolver={cssVariables}>
      <SpeechProvider language={useWindowLanguage()}>
        <Shell />
      </SpeechProvider>
    </MantineProvider>
  );
}

/** The engine's language; the last one that it said while it is silent; the system's before it has said any. */
function useWindowLanguage(): Language {
  const [known, setKnown] = useState<Language>(() => preferredLanguage(navigator.languages));
  const said = useEngineState(state => state.language);
  if (said && said !== known) setKnown(said);
  return said ?? known;
}

function Shell() {
  const { engine, pages } = useOperator();
  const page = useStore(pages, state => state.page);
  const shutOut = useStore(engine.state, state => state.connection === 'void');
  useOperatorShortcuts();
  return (
    <div className="shell">
      <Strip />
      <Nav />
      <div className="shell__page">
        <PanicBanner />
        <EngineBanner />
        <ErrorBoundary key={page} fallback={<Broken />}>
          {/* Whoever is shut out does not wait for anything: the banner says all there is. */}
          {!shutOut && <PageOf page={page} />}
        </ErrorBoundary>
      </div>
      <Covers />
    </div>
  );
}

function PageOf({ page }: { page: Page }) {
  switch (page) {
    case 'draw':
      return <DrawPage />;
    case 'wall':
      return <WallPage />;
    case 'displays':
      return <DisplaysPage />;
    case 'rooms':
      return <RoomsPage />;
    case 'monitor':
      return <MonitorPage />;
    case 'settings':
      return <SettingsPage />;
    default:
      return page satisfies never;
  }
}

function Broken() {
  const { operator } = useStrings();
  return (
    <div className="empty" role="alert">
      <p className="empty__title">{operator.crashed}</p>
      <button type="button" className="button" onClick={() => window.location.reload()}>
        {operator.reload}
      </button>
    </div>
  );
}
