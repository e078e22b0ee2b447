import { IconMoonFilled, IconPlayerPlayFilled, IconSnowflake } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { ROUTE_STATES, type RouteState, type Target } from '#shared/contract/route';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useAsked } from '../commands/use-asked.ts';
import { useRouting } from './use-wall.ts';

const ICONS: Readonly<Record<RouteState, ComponentType<{ size: number }>>> = {
  live: IconPlayerPlayFilled,
  frozen: IconSnowflake,
  dark: IconMoonFilled,
};

interface StateControlProps {
  readonly targets: readonly Target[];
  /** Whose state it is. */
  readonly name: string;
  /** `undefined` where they differ. */
  readonly state: RouteState | undefined;
  /** With the words on the buttons. */
  readonly wide?: boolean;
}

/** Running, frozen or black: of one route, or of several at once. */
export function StateControl({ targets, name, state, wide = false }: StateControlProps) {
  const { states } = useStrings().operator.wall;
  const { setState } = useRouting();
  const { shown, ask } = useAsked(state);
  return (
    <fieldset
      className={wide ? 'state-control state-control--wide' : 'state-control'}
      aria-label={states.label(name)}
    >
      {ROUTE_STATES.map(one => {
        const Icon = ICONS[one];
        return (
          <button
            key={one}
            type="button"
            className={`state-control__state state-control__state--${one}`}
            aria-label={states.names[one]}
            aria-pressed={shown === one}
            title={`${states.names[one]}: ${states.titles[one]}`}
            onClick={() => void ask(one, () => setState(targets, one))}
          >
            <Icon size={14} />
            {wide && states.names[one]}
          </button>
        );
      })}
    </fieldset>
  );
}

/** What several have in common; `undefined` where they differ. */
export function commonState(states: readonly RouteState[]): RouteState | undefined {
  const [first, ...others] = states;
  return others.every(state => state === first) ? first : undefined;
}
