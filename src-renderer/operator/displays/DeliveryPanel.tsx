import type { Delivery } from '#shared/contract/delivery';
import type { DisplayState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useAsked } from '../commands/use-asked.ts';
import { useCommand } from '../commands/use-command.ts';
import { DeliveryByHand } from './DeliveryByHand.tsx';
import { changedDelivery, isByHand } from './delivery-change.ts';
import { FormatChoice } from './FormatChoice.tsx';
import { GoalChoice } from './GoalChoice.tsx';
import { SendingNote } from './SendingNote.tsx';
import { TransportChoice } from './TransportChoice.tsx';
import './delivery-panel.css';

/** How the display gets its pictures, and what becomes of that. What does not apply is not there. */
export function DeliveryPanel({ display }: { display: DisplayState }) {
  const { displays } = useStrings().operator;
  const { run, problem, dismiss } = useCommand();
  const { shown, ask } = useAsked(display.delivery);
  const change = (part: Partial<Delivery>) => {
    const delivery = changedDelivery(shown, part);
    void ask(delivery, () => run(client => client.displays.setDelivery({ display: display.id, delivery })));
  };
  return (
    <section className="panel display-delivery" aria-label={displays.delivery}>
      <h3 className="panel__title">{displays.delivery}</h3>
      <SendingNote display={display} />
      <GoalChoice delivery={shown} onChoose={goal => change({ goal })} />
      {isByHand(shown) && <DeliveryByHand delivery={shown} onChange={change} />}
      <TransportChoice
        transports={display.transports}
        chosen={shown.transport}
        onChoose={transport => change({ transport })}
      />
      <FormatChoice delivery={shown} onChoose={format => change({ format })} />
      <ProblemNote problem={problem} onDismiss={dismiss} />
    </section>
  );
}
