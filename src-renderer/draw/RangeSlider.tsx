import { useId } from 'react';
import './range-slider.css';

export interface RangeSliderProps {
  readonly label: string;
  /** 0–1. */
  readonly position: number;
  /** The value as a person reads it. */
  readonly value: string;
  readonly onMove: (position: number) => void;
}

/** A slider with its name and value. The browser's own, so that keys and screen readers work. */
export function RangeSlider({ label, position, value, onMove }: RangeSliderProps) {
  const id = useId();
  return (
    <div className="range">
      <label className="range__label" htmlFor={id}>
        {label}
      </label>
      <output className="range__value" htmlFor={id}>
        {value}
      </output>
      <input
        id={id}
        className="range__input"
        type="range"
        min={0}
        max={1}
        step={0.01}
        value={position}
        aria-valuetext={value}
        style={{ '--fill': `${position * 100}%` }}
        onChange={event => onMove(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}
