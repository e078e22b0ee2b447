import { Modal } from '@mantine/core';
import { useStore } from 'zustand';
import { useStrings } from '../../i18n/operator-strings.ts';
import { KeyList } from './KeyList.tsx';
import { useCovers } from './use-covers.ts';

/** Every shortcut on one sheet, over the page. */
export function KeysSheet() {
  const { operator } = useStrings();
  const covers = useCovers();
  const open = useStore(covers, state => state.cover?.kind === 'sheet');
  return (
    <Modal
      opened={open}
      onClose={() => covers.getState().close()}
      title={operator.settings.keysTitle}
      size={720}
      closeButtonProps={{ 'aria-label': operator.close }}
      classNames={{ content: 'sheet', header: 'sheet', title: 'sheet__title' }}
    >
      <KeyList />
    </Modal>
  );
}
