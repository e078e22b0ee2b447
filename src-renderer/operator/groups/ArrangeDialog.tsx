import { useStrings } from '../../i18n/operator-strings.ts';
import { WallDialog } from '../wall-inspector/WallDialog.tsx';
import { Arranging } from './Arranging.tsx';
import './groups.css';

interface ArrangeDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** With the group that was made or changed. */
  readonly onArranged: (group: string) => void;
}

/** In front of the Wall page: how displays hang, as a wall or as a group. */
export function ArrangeDialog({ opened, onClose, onArranged }: ArrangeDialogProps) {
  const { groups } = useStrings().operator;
  return (
    <WallDialog opened={opened} title={groups.title} onClose={onClose}>
      <Arranging onClose={onClose} onArranged={onArranged} />
    </WallDialog>
  );
}
