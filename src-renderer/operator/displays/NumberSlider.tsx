import { Slider } from '@mantine/core';
import { useState } from 'react';

interface NumberSliderProps {
  readonly label: string;
  readonly value: number;
  /** The least is 1. */
  readonly most: number;
  readonly say: (value: number) => string;
  /** Told when the hand lets go, not on the way: each change is a command. */
  readonly onChange: (value: number) => void;
}

/** A whole number from 1 on, with its figure beside it. */
export function NumberSlider({ label, value, most, say, onChange }: NumberSliderProps) {
  const [moving, move] = useState<number>();
  const shown = moving ?? value;
  return (
    <div className="form-field">
      <span className="form-field__name">
        {label} <b className="form-field__figure">{say(shown)}</b>
      </span>
      <Slider
        className="form-field__control"
        min={1}
        max={most}
        value={shown}
        label={null}
        thumbLabel={label}
        onChange={move}
        onChangeEnd={end => {
          move(undefined);
          if (end !== value) onChange(end);
        }}
      />
    </div>
  );
}
