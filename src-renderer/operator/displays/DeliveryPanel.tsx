import type { Delivery } from '#shared/contract/delivery';
import type { DisplayState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useAsked } from '../commands/use-asked.ts';
import { useCommand } from '../commands/use-command.ts';
import { changedDelivery, hasFpsCap, hasQuality } from './delivery-change.ts';
import { FormatChoice } from './FormatChoice.tsx';
import { NumberSlider } from './NumberSlider.tsx';
import { TransportChoice } from './TransportChoice.tsx';

/** How the display gets its pictures. What does not apply to a transport or format is not there. */
export function DeliveryPanel({ display }: { display: DisplayState }) {
  const { displays } = useStrings().operator;
  const format = useFormat();
  const { run, problem, dismiss } = useCommand();
  const { shown, ask } = useAsked(display.delivery);
  const change = (part: Partial<Delivery>) => {
    const delivery = changedDelivery(shown, part);
    void ask(delivery, () => run(client => client.displays.setDelivery({ display: display.id, delivery })));
  };
  return (
    <section className="panel display-delivery" aria-label={displays.delivery}>
      <h3 className="panel__title">{displays.delivery}</h3>
      <TransportChoice
        transports={display.transports}
        chosen={shown.transport}
        onChoose={transport => change({ transport })}
      />
      <FormatChoice delivery={shown} onChoose={picture => change({ format: picture })} />
      {hasQuality(shown) && (
        <NumberSlider
          label={displays.quality}
          value={shown.quality}
          most={100}
          say={value => format.percent(value / 100)}
          onChange={quality => change({ quality })}
        />
      )}
      {hasFpsCap(shown) && (
        <NumberSlider
          label={displays.fps}
          value={shown.fps}
          most={60}
          say={format.fps}
          onChange={fps => change({ fps })}
        />
      )}
      <ProblemNote problem={problem} onDismiss={dismiss} />
    </section>
  );
}
