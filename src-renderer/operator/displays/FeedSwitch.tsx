import { Switch } from '@mantine/core';
import type { DisplayState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useAsked } from '../commands/use-asked.ts';
import { useCommand } from '../commands/use-command.ts';

/** Whether the display is sent the wall's canvas. */
export function FeedSwitch({ display: { id, routed } }: { display: DisplayState }) {
  const { displays } = useStrings().operator;
  const { run, problem, dismiss } = useCommand();
  const { shown, ask } = useAsked(routed);
  const feed = (wanted: boolean) =>
    void ask(wanted, () => run(client => client.displays.setRouted({ display: id, routed: wanted })));
  return (
    <section className="panel display-feed">
      <Switch
        size="md"
        label={displays.feed}
        description={shown ? displays.feedOn : displays.feedOff}
        checked={shown}
        onChange={event => feed(event.currentTarget.checked)}
      />
      <ProblemNote problem={problem} onDismiss={dismiss} />
    </section>
  );
}
