import type { KeyboardEvent } from 'react';
import type { Crop } from '#shared/contract/look';
import { THUMBNAIL_PREFIX } from '#shared/contract/ports';
import { sourceKey } from '#shared/contract/source';
import { useStrings } from '../../i18n/operator-strings.ts';
import { SentPicture } from '../wall/SentPicture.tsx';
import type { CroppedSource } from './CropField.tsx';
import { draggedCrop, type Grip, keyStep } from './crop-geometry.ts';
import { useCropDrag } from './use-crop-drag.ts';

interface CropRectangleProps {
  readonly crop: Crop;
  readonly source: CroppedSource;
  readonly onChange: (crop: Crop) => void;
}

const ALL: Grip = { x: 'both', y: 'both' };
const LAST_CORNER: Grip = { x: 'right', y: 'bottom' };
const CORNERS = ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const;
const percent = (share: number) => `${share * 100}%`;

/** The picture of the source as it comes, and on it the part that is shown: to be dragged, or moved by the arrow keys. */
export function CropRectangle({ crop, source: { ref, state }, onChange }: CropRectangleProps) {
  const { look } = useStrings().operator;
  const drag = useCropDrag(crop, onChange);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = keyStep(event.key);
    if (!step || event.ctrlKey || event.altKey || event.metaKey) return;
    // The arrows of the page go from display to display.
    event.stopPropagation();
    event.preventDefault();
    onChange(draggedCrop(crop, event.shiftKey ? LAST_CORNER : ALL, step));
  };
  const key = sourceKey(ref);
  return (
    <div className="crop-picture" style={{ '--ratio': (state?.width ?? 1) / (state?.height ?? 1) }}>
      <div className="crop-picture__source" aria-hidden>
        <SentPicture key={key} display={THUMBNAIL_PREFIX + key} name={state?.name ?? ''} />
      </div>
      <button
        type="button"
        className="crop-rectangle"
        aria-label={look.cropRectangle}
        style={{
          left: percent(crop.x),
          top: percent(crop.y),
          width: percent(crop.width),
          height: percent(crop.height),
        }}
        onKeyDown={onKeyDown}
        {...drag}
      >
        {CORNERS.map(corner => (
          <span key={corner} className={`crop-corner crop-corner--${corner}`} />
        ))}
      </button>
    </div>
  );
}
