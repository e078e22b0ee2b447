import { SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import { type Delivery, SIDES, Side } from '#shared/contract/delivery';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { hasFpsCap, hasQuality, hasSide } from './delivery-change.ts';
import { NumberSlider } from './NumberSlider.tsx';

interface DeliveryByHandProps {
  readonly delivery: Delivery;
  readonly onChange: (part: Partial<Delivery>) => void;
}

/** Fps, quality and side in numbers. What does not apply to a transport or format is not there. */
export function DeliveryByHand({ delivery, onChange }: DeliveryByHandProps) {
  const { displays } = useStrings().operator;
  const format = useFormat();
  return (
    <>
      {hasFpsCap(delivery) && (
        <NumberSlider
          label={displays.fps}
          value={delivery.fps}
          most={60}
          say={format.fps}
          onChange={fps => onChange({ fps })}
        />
      )}
      {hasQuality(delivery) && (
        <NumberSlider
          label={displays.quality}
          value={delivery.quality}
          most={100}
          say={value => format.percent(value / 100)}
          onChange={quality => onChange({ quality })}
        />
      )}
      {hasSide(delivery) && <SideChoice side={delivery.side} onChoose={side => onChange({ side })} />}
    </>
  );
}

function SideChoice({ side, onChoose }: { side: Side; onChoose: (side: Side) => void }) {
  const { displays } = useStrings().operator;
  const name = useId();
  return (
    <div className="form-field">
      <span id={name} className="form-field__name">
        {displays.side}
      </span>
      <SegmentedControl
        className="form-field__control"
        aria-labelledby={name}
        data={SIDES.map(px => ({ value: String(px), label: displays.units.px(String(px)) }))}
        value={String(side)}
        onChange={value => onChoose(Side.parse(Number(value)))}
      />
      <span className="form-hint">{displays.sideHint}</span>
    </div>
  );
}
