import { useStore } from 'zustand';
import { useFormat, useGuestStrings } from '../i18n/strings-context.tsx';
import type { BrushStore } from './brush-store.ts';
import { positionOfSize, sizeAt } from './palette.ts';
import { RangeSlider } from './RangeSlider.tsx';

/** Size and opacity of the brush. */
export function BrushSliders({ brush }: { brush: BrushStore }) {
  const { draw } = useGuestStrings();
  const format = useFormat();
  const size = useStore(brush, state => state.size);
  const opacity = useStore(brush, state => state.opacity);
  return (
    <>
      <RangeSlider
        label={draw.size}
        position={positionOfSize(size)}
        value={format.number(size)}
        onMove={position => brush.getState().setSize(sizeAt(position))}
      />
      <RangeSlider
        label={draw.opacity}
        position={opacity}
        value={format.percent(opacity)}
        onMove={position => brush.getState().setOpacity(position)}
      />
    </>
  );
}
