import type { SourceRef, SourceState } from '#shared/contract/source';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { CropRectangle } from './CropRectangle.tsx';
import { CROP_SIDES, cropWith, isWhole } from './crop-geometry.ts';
import type { LookEditing } from './look-editing.ts';
import { ShareInput } from './ShareInput.tsx';

/** What is cropped; `state` is missing where it is not there any more. */
export interface CroppedSource {
  readonly ref: SourceRef;
  readonly state: SourceState | undefined;
}

interface CropFieldProps {
  readonly editing: LookEditing;
  readonly source: CroppedSource;
}

/** The part of the picture that is shown: by hand in the picture, or by figures. */
export function CropField({ editing: { look, various, change }, source }: CropFieldProps) {
  const texts = useStrings().operator.look;
  const { crop } = look;
  const differs = various.has('crop');
  return (
    <fieldset className="form-field look-crop">
      <legend className="form-field__name">
        {texts.crop}
        {differs && <b className="look-various">{texts.various}</b>}
      </legend>
      <CropRectangle crop={crop} source={source} onChange={next => change({ crop: next })} />
      <div className="look-crop__sides">
        {CROP_SIDES.map(side => (
          <ShareInput
            key={side}
            label={texts.cropSides[side]}
            share={crop[side]}
            onChange={share => change({ crop: cropWith(crop, side, share) })}
          />
        ))}
      </div>
      <div className="look-crop__foot">
        <span className="form-hint">
          <ShownPixels crop={crop} source={source.state} />
        </span>
        <button
          type="button"
          className="button button--small"
          disabled={!differs && isWhole(crop)}
          onClick={() => change({ crop: { x: 0, y: 0, width: 1, height: 1 } })}
        >
          {texts.cropWhole}
        </button>
      </div>
    </fieldset>
  );
}

function ShownPixels({
  crop,
  source,
}: {
  crop: LookEditing['look']['crop'];
  source: SourceState | undefined;
}) {
  const texts = useStrings().operator.look;
  const { number } = useFormat();
  if (source?.width === undefined || source.height === undefined || isWhole(crop)) return texts.cropHint;
  const size = (width: number, height: number) => `${number(width)} × ${number(height)}`;
  return texts.cropPixels(
    size(crop.width * source.width, crop.height * source.height),
    size(source.width, source.height),
  );
}
