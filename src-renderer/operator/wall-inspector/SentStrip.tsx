import { SentPicture } from '../wall/SentPicture.tsx';
import type { Led } from './led.ts';

/** Of many displays the first ones are enough to see what a change does. */
const SHOWN_MOST = 3;

/**
 * What left for the first of the chosen displays. On a phone the wall is out of sight while its look is changed, so that this
 * stays at the top of what is scrolled.
 */
export function SentStrip({ led }: { led: readonly Led[] }) {
  const displays = led.flatMap(one => one.displays).slice(0, SHOWN_MOST);
  return (
    <div className="sent-strip">
      {displays.map(({ id, name, sent }) => (
        <div key={id} className="sent-strip__screen">
          {sent && <SentPicture display={id} name={name} calmMs={100} />}
        </div>
      ))}
    </div>
  );
}
