import type { ReactNode } from 'react';
import type { RouteState, Target } from '#shared/contract/route';
import { StateControl } from './StateControl.tsx';

interface BlockHeadProps {
  readonly name: string;
  readonly target: Target;
  readonly state: RouteState | undefined;
  /** What there is to say of it. */
  readonly children: ReactNode;
}

/** Over the displays of a wall or a group. */
export function BlockHead({ name, target, state, children }: BlockHeadProps) {
  return (
    <header className="block__head">
      <h2 className="block__name">{name}</h2>
      <p className="display__quiet">{children}</p>
      <StateControl targets={[target]} name={name} state={state} />
    </header>
  );
}
