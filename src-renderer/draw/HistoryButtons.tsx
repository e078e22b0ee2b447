import { IconArrowBackUp, IconArrowForwardUp, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useGuestStrings } from '../i18n/strings-context.tsx';
import type { ArtistClient } from './artist-client.ts';
import './history-buttons.css';

/** How long "Clear" waits to be pressed again. */
const SURE_FOR_MS = 3_000;

/** Undo and redo of one's own, and clear: it takes away what others drew, so it asks once more. */
export function HistoryButtons({ client }: { client: ArtistClient }) {
  const { draw } = useGuestStrings();
  const canUndo = useStore(client.state, state => state.undoable > 0);
  const canRedo = useStore(client.state, state => state.redoable > 0);
  return (
    <div className="history">
      <HistoryButton
        label={draw.undo}
        icon={<IconArrowBackUp />}
        enabled={canUndo}
        onPress={() => client.undo()}
      />
      <HistoryButton
        label={draw.redo}
        icon={<IconArrowForwardUp />}
        enabled={canRedo}
        onPress={() => client.redo()}
      />
      <ClearButton client={client} />
    </div>
  );
}

function ClearButton({ client }: { client: ArtistClient }) {
  const { draw } = useGuestStrings();
  const blank = useStore(client.state, state => state.blank);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    if (!asking) return;
    const timer = window.setTimeout(() => setAsking(false), SURE_FOR_MS);
    return () => window.clearTimeout(timer);
  }, [asking]);
  const press = () => {
    if (asking) client.clear();
    setAsking(!asking);
  };
  return (
    <HistoryButton
      label={asking ? draw.clearSure : draw.clear}
      icon={asking ? null : <IconTrash />}
      enabled={!blank}
      alarming={asking}
      onPress={press}
    />
  );
}

interface HistoryButtonProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly enabled: boolean;
  readonly alarming?: boolean;
  readonly onPress: () => void;
}

function HistoryButton({ label, icon, enabled, alarming = false, onPress }: HistoryButtonProps) {
  return (
    <button
      type="button"
      className={alarming ? 'history__button history__button--alarming' : 'history__button'}
      disabled={!enabled}
      onClick={onPress}
    >
      {icon}
      <span>{label}</span>
    </button>
  );
}
