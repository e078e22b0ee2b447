import type { Clock } from '#shared/clock';
import { Network } from './links-network.ts';
import { HERE, networkOf } from './network-of.ts';
import type { Links } from './pilot.ts';
import { GoalPilot } from './pilot-by-goal.ts';

export interface LinksOptions {
  readonly clock: Clock;
  /** What was set by hand, bytes a second by network. */
  readonly budgets: Readonly<Record<string, number>>;
}

/** The networks of all displays, each with what its displays share. */
export function createLinks({ clock, budgets }: LinksOptions): Links {
  const networks = new Map<string, Network>();
  const network = (name: string): Network => {
    const known = networks.get(name) ?? new Network({ name, measures: name !== HERE });
    networks.set(name, known);
    return known;
  };
  const forgetEmpty = (name: string) => {
    if (networks.get(name)?.empty) networks.delete(name);
  };
  for (const [name, bytes] of Object.entries(budgets)) network(name).setBudget(bytes, clock.now());

  return {
    pilotFor: ({ id, address, wall, ...display }) => {
      const name = networkOf(address);
      const taker = wall === undefined ? `display:${id}` : `wall:${wall}`;
      return new GoalPilot({
        ...display,
        taker,
        clock,
        join: member => {
          const seat = network(name).join(member, clock.now());
          const leave = () => {
            seat.leave();
            forgetEmpty(name);
          };
          return { ...seat, leave };
        },
      });
    },
    states: () => [...networks.values()].map(each => each.state(clock.now())),
    setBudget: (name, bytesPerSecond) => {
      network(name).setBudget(bytesPerSecond, clock.now());
      forgetEmpty(name);
    },
  };
}
