import { Popover } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { Target } from '#shared/contract/route';
import { useStrings } from '../../i18n/operator-strings.ts';
import { PatternsPanel } from './PatternsPanel.tsx';
import './patterns.css';

interface PatternsMenuProps {
  readonly everyone: readonly Target[];
  /** What is chosen: with nothing chosen, everyone is meant. */
  readonly targets: readonly Target[];
}

/** Opens the test patterns. It stays open, for a technician goes through them one by one. */
export function PatternsMenu({ everyone, targets }: PatternsMenuProps) {
  const texts = useStrings().operator.patterns;
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={440}
      shadow="none"
      trapFocus
      returnFocus
      classNames={{ dropdown: 'popover' }}
    >
      <Popover.Target>
        <button type="button" className="button" onClick={() => setOpened(!opened)}>
          {texts.button}
          <IconChevronDown size={16} stroke={2} />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={texts.title}>
        <PatternsPanel everyone={everyone} targets={targets} />
      </Popover.Dropdown>
    </Popover>
  );
}
