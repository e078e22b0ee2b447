import {
  IconActivity,
  IconDeviceTv,
  IconLayoutGrid,
  IconPencil,
  IconSettings,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useStore } from 'zustand';
import { useStrings } from '../i18n/operator-strings.ts';
import { useOperator } from './operator.ts';
import { PAGES, type Page } from './page-store.ts';

const ICONS: Readonly<Record<Page, ComponentType<{ size: number; stroke: number }>>> = {
  draw: IconPencil,
  wall: IconLayoutGrid,
  displays: IconDeviceTv,
  monitor: IconActivity,
  rooms: IconUsersGroup,
  settings: IconSettings,
};

export function Nav() {
  const { operator } = useStrings();
  const { pages } = useOperator();
  const open = useStore(pages, state => state.page);
  return (
    <nav className="nav" aria-label={operator.pagesLabel}>
      {PAGES.map((page, index) => {
        const Icon = ICONS[page];
        return (
          <button
            key={page}
            type="button"
            className="nav__page"
            aria-current={page === open ? 'page' : undefined}
            title={`Alt+${index + 1}`}
            onClick={() => pages.getState().open(page)}
          >
            <Icon size={20} stroke={1.6} />
            {operator.pages[page]}
          </button>
        );
      })}
    </nav>
  );
}
