import { SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import { type Delivery, formatsOf, PictureFormat } from '#shared/contract/delivery';
import { useStrings } from '../../i18n/operator-strings.ts';
import { FORMAT_NAMES } from './delivery-words.ts';

interface FormatChoiceProps {
  readonly delivery: Delivery;
  readonly onChoose: (format: PictureFormat) => void;
}

/** The formats that the transport carries; where it is one only, no choice is offered. */
export function FormatChoice({ delivery, onChoose }: FormatChoiceProps) {
  const { displays } = useStrings().operator;
  const name = useId();
  const formats = formatsOf(delivery.transport);
  const choice = formats.length > 1;
  return (
    <div className="form-field">
      <span id={name} className="form-field__name">
        {displays.format}
        {!choice && <b className="form-field__figure">{FORMAT_NAMES[delivery.format]}</b>}
      </span>
      {choice && (
        <SegmentedControl
          className="form-field__control"
          aria-labelledby={name}
          data={formats.map(format => ({ value: format, label: FORMAT_NAMES[format] }))}
          value={delivery.format}
          onChange={value => onChoose(PictureFormat.parse(value))}
        />
      )}
      <span className="form-hint">{choice ? displays.formats[delivery.format] : displays.formatOnly}</span>
    </div>
  );
}
