import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useStrings } from '../../i18n/operator-strings.ts';
import { EmptyPage } from '../EmptyPage.tsx';
import { GalleryTab } from '../gallery/GalleryTab.tsx';
import { KeepButton } from '../gallery/KeepButton.tsx';
import { selectRoom, useEngineState } from '../operator.ts';
import { PageHead } from '../PageHead.tsx';
import { RoomsTab } from './RoomsTab.tsx';
import { countRooms } from './room-choice.ts';
import '../forms.css';
import './rooms.css';

const TABS = ['rooms', 'gallery'] as const;
type Tab = (typeof TABS)[number];

/** Who draws where, and what was kept of it. */
export function RoomsPage() {
  const { operator } = useStrings();
  const [tab, setTab] = useState<Tab>('rooms');
  const [opening, setOpening] = useState(false);
  const onWall = useEngineState(selectRoom);
  const subtitle = useSubtitle(tab);
  if (!onWall) return <EmptyPage title={operator.connecting} />;
  return (
    <main className="page rooms">
      <PageHead title={operator.pages.rooms} subtitle={subtitle}>
        <div className="rooms__tools">
          <SegmentedControl
            aria-label={operator.rooms.tabsLabel}
            data={TABS.map(value => ({ value, label: operator.rooms.tabs[value] }))}
            value={tab}
            onChange={value => setTab(TABS.find(known => known === value) ?? tab)}
          />
          {tab === 'rooms' && !opening && (
            <button type="button" className="button button--main" onClick={() => setOpening(true)}>
              {operator.rooms.open}
            </button>
          )}
          {tab === 'gallery' && <KeepButton room={onWall} main />}
        </div>
      </PageHead>
      {tab === 'rooms' ? <RoomsTab opening={opening} onOpening={setOpening} /> : <GalleryTab />}
    </main>
  );
}

function useSubtitle(tab: Tab): string {
  const { rooms, gallery } = useStrings().operator;
  const all = useEngineState(state => state.rooms) ?? [];
  const pictures = useEngineState(state => state.gallery.pictures) ?? 0;
  const { open, closed } = countRooms(all);
  return tab === 'rooms' ? rooms.summary(open, closed) : gallery.summary(pictures);
}
