import type { DisplayState } from '#shared/contract/state';
import type { Strings } from '../../i18n/en.ts';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { SentPicture } from '../wall/SentPicture.tsx';
import { seenState } from './seen-state.ts';

/** The picture that left last. Of a display that is dark it is dimmed: what its panel shows is not known. `now`: epoch ms. */
export function PicturePanel({ display, now }: { display: DisplayState; now: number }) {
  const strings = useStrings();
  const format = useFormat();
  const { tone } = seenState(display);
  return (
    <figure className={`panel display-sent display-sent--${tone}`}>
      <div className="display-sent__screen">
        {display.sent && <SentPicture display={display.id} name={display.name} />}
      </div>
      <figcaption className="display-sent__caption">
        {caption(display, age => format.duration(now - age), strings)}
      </figcaption>
    </figure>
  );
}

function caption(display: DisplayState, age: (atMs: number) => string, { operator }: Strings): string {
  const { picture } = operator.displays;
  if (!display.sent) return picture.none;
  const words = seenState(display).tone === 'dark' ? picture.unknown : picture.sent;
  return words(age(display.sent.atMs));
}
