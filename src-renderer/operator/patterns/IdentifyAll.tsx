import type { Target } from '#shared/contract/route';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useRouteCommands } from '../wall/use-wall.ts';

/** Every display says which one it is, for a while. */
export function IdentifyAll({ everyone }: { everyone: readonly Target[] }) {
  const texts = useStrings().operator.patterns;
  const commands = useRouteCommands();
  const identify = () =>
    commands.getState().run(client => client.patterns.show({ targets: [...everyone], pattern: 'identify' }));
  return (
    <button type="button" className="button" disabled={everyone.length === 0} onClick={() => void identify()}>
      {texts.identify}
    </button>
  );
}
