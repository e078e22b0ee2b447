import { useId, useState } from 'react';

interface ShareInputProps {
  readonly label: string;
  /** 0–1; written as a percentage with at most one decimal. */
  readonly share: number;
  readonly onChange: (share: number) => void;
}

/** A share by its figure. What is being typed stays as typed, and counts as soon as it is a number. */
export function ShareInput({ label, share, onChange }: ShareInputProps) {
  const id = useId();
  const [typed, type] = useState<string>();
  return (
    <div className="share-input">
      <label className="share-input__label" htmlFor={id}>
        {label}
      </label>
      <span className="share-input__field">
        <input
          id={id}
          className="form-input"
          type="number"
          inputMode="decimal"
          min={0}
          max={100}
          step={1}
          value={typed ?? String(Math.round(share * 1_000) / 10)}
          onChange={event => {
            type(event.target.value);
            const percent = event.target.valueAsNumber;
            if (Number.isFinite(percent)) onChange(percent / 100);
          }}
          onBlur={() => type(undefined)}
        />
        <span aria-hidden>%</span>
      </span>
    </div>
  );
}
