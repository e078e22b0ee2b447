import { useStore } from 'zustand';
import { useGuestStrings } from '../i18n/strings-context.tsx';
import type { BrushStore } from './brush-store.ts';
import { PALETTE } from './palette.ts';
import './swatches.css';

/** The ten colours; one is chosen. The keys 1–9 and 0 choose too. */
export function Swatches({ brush }: { brush: BrushStore }) {
  const { draw } = useGuestStrings();
  const chosen = useStore(brush, state => state.colour);
  return (
    <div className="swatches" role="radiogroup" aria-label={draw.colour}>
      {PALETTE.map(({ name, colour }, index) => (
        <label
          key={name}
          className="swatch"
          style={{ '--colour': colour }}
          title={`${draw.colours[name]} · ${(index + 1) % 10}`}
        >
          <input
            type="radio"
            name="colour"
            className="swatch__input"
            aria-label={draw.colours[name]}
            checked={colour === chosen}
            onChange={() => brush.getState().setColour(colour)}
          />
          <span className="swatch__dot" />
        </label>
      ))}
    </div>
  );
}
