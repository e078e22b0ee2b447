import { Popover } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useEngineState } from '../operator.ts';
import { ScenesPanel } from './ScenesPanel.tsx';
import { useSceneChoice } from './use-scene-choice.ts';
import './scenes.css';

/** Opens the scenes; says which one was recalled last from here. */
export function ScenesMenu() {
  const texts = useStrings().operator.scenes;
  const scenes = useEngineState(state => state.scenes) ?? [];
  const last = useStore(useSceneChoice(), state => state.last);
  const [opened, setOpened] = useState(false);
  const recalled = scenes.find(({ id }) => id === last);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={420}
      shadow="none"
      trapFocus
      returnFocus
      classNames={{ dropdown: 'popover' }}
    >
      <Popover.Target>
        <button type="button" className="button" onClick={() => setOpened(!opened)}>
          <span className="scenes__current">{recalled ? texts.buttonOf(recalled.name) : texts.button}</span>
          <IconChevronDown size={16} stroke={2} />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={texts.title}>
        <ScenesPanel scenes={scenes} onDone={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
