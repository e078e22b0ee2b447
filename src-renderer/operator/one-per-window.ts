import type { Engine } from '../transport/engine.ts';
import { useOperator } from './operator.ts';

/**
 * Makes a hook for what lives as long as the operator's window, whatever page is open: `create` runs once for each window, the
 * first time that somebody asks.
 */
export function onePerWindow<T>(create: (engine: Engine) => T): () => T {
  const made = new WeakMap<Engine, T>();
  return function useOnePerWindow() {
    const { engine } = useOperator();
    const known = made.get(engine);
    if (known !== undefined) return known;
    const fresh = create(engine);
    made.set(engine, fresh);
    return fresh;
  };
}
