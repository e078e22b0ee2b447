import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useStrings } from '../../i18n/operator-strings.ts';
import { EmptyPage } from '../EmptyPage.tsx';
import { GalleryTab } from '../gallery/GalleryTab.tsx';
import { GalleryTrouble } from '../gallery/GalleryTrouble.tsx';
import { KeepButton } from '../gallery/KeepButton.tsx';
import { selectRoom, useEngineState } from '../operator.ts';
import { PageHead } from '../PageHead.tsx';
import { useFocusOnMount } from '../use-focus-on-mount.ts';
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
  const [form, setForm] = useState<'unopened' | 'open' | 'left'>('unopened');
  const onWall = useEngineState(selectRoom);
  const subtitle = useSubtitle(tab);
  if (!onWall) return <EmptyPage title={operator.connecting} />;
  const choose = (chosen: Tab) => {
    setTab(chosen);
    setForm('unopened');
  };
  return (
    <main className="page rooms">
      <PageHead title={operator.pages.rooms} subtitle={subtitle}>
        <div className="rooms__tools">
          <Tabs tab={tab} onChoose={choose} />
          {tab === 'rooms' && form !== 'open' && (
            <OpenButton returned={form === 'left'} onClick={() => setForm('open')} />
          )}
          {tab === 'gallery' && <KeepButton room={onWall} main />}
        </div>
      </PageHead>
      <GalleryTrouble />
      {tab === 'rooms' ? (
        <RoomsTab opening={form === 'open'} onOpened={() => setForm('left')} />
      ) : (
        <GalleryTab />
      )}
    </main>
  );
}

function Tabs({ tab, onChoose }: { tab: Tab; onChoose: (tab: Tab) => void }) {
  const { rooms } = useStrings().operator;
  return (
    <SegmentedControl
      aria-label={rooms.tabsLabel}
      data={TABS.map(value => ({ value, label: rooms.tabs[value] }))}
      value={tab}
      onChange={value => onChoose(TABS.find(known => known === value) ?? tab)}
    />
  );
}

interface OpenButtonProps {
  /** The keyboard comes back from the form. */
  readonly returned: boolean;
  readonly onClick: () => void;
}

function OpenButton({ returned, onClick }: OpenButtonProps) {
  const { rooms } = useStrings().operator;
  const focus = useFocusOnMount<HTMLButtonElement>(returned);
  return (
    <button ref={focus} type="button" className="button button--main" onClick={onClick}>
      {rooms.open}
    </button>
  );
}

function useSubtitle(tab: Tab): string {
  const { rooms, gallery } = useStrings().operator;
  const all = useEngineState(state => state.rooms) ?? [];
  const pictures = useEngineState(state => state.gallery.pictures) ?? 0;
  const { open, closed } = countRooms(all);
  return tab === 'rooms' ? rooms.summary(open, closed) : gallery.summary(pictures);
}
