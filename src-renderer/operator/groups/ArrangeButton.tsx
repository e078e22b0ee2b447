import { IconLayoutGrid } from '@tabler/icons-react';
import { useState } from 'react';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useWallSelection } from '../wall/use-wall-selection.ts';
import { ArrangeDialog } from './ArrangeDialog.tsx';

/** Opens the dialogue in which displays become a group or a wall; it begins with what is chosen on the wall. */
export function ArrangeButton() {
  const { groups } = useStrings().operator;
  const selection = useWallSelection();
  const [opened, setOpened] = useState(false);
  const arranged = (group: string) => {
    selection.getState().only({ group });
    setOpened(false);
  };
  return (
    <>
      <button type="button" className="button" onClick={() => setOpened(true)}>
        <IconLayoutGrid size={18} stroke={1.7} aria-hidden />
        {groups.arrange}
      </button>
      <ArrangeDialog opened={opened} onClose={() => setOpened(false)} onArranged={arranged} />
    </>
  );
}
