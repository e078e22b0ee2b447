import { IconArrowLeft } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import type { DisplayState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { NameInPlace } from '../NameInPlace.tsx';
import { useNow } from '../operator.ts';
import { useFocusOnMount } from '../use-focus-on-mount.ts';
import { DeliveryPanel } from './DeliveryPanel.tsx';
import { EventsPanel } from './EventsPanel.tsx';
import { FeedSwitch } from './FeedSwitch.tsx';
import { Marks } from './Marks.tsx';
import { PicturePanel } from './PicturePanel.tsx';
import { RemoveDisplay } from './RemoveDisplay.tsx';
import { ReportPanel } from './ReportPanel.tsx';
import { StatePanel } from './StatePanel.tsx';
import '../forms.css';
import './display-page.css';

/** Everything about one display, and everything that can be done with it. Escape goes back to all of them. */
export function DisplayPage({ display, onClose }: { display: DisplayState; onClose: () => void }) {
  const { displays } = useStrings().operator;
  const focus = useFocusOnMount<HTMLButtonElement>();
  const now = useNow(500);
  const onKeyDown = (event: KeyboardEvent) => event.key === 'Escape' && onClose();
  return (
    <section className="display-page" aria-label={display.name} onKeyDown={onKeyDown}>
      <header className="display-page__head">
        <button ref={focus} type="button" className="display-page__back" onClick={onClose}>
          <IconArrowLeft size={18} stroke={1.8} aria-hidden />
          {displays.all}
        </button>
        <NameInPlace
          name={display.name}
          texts={displays}
          onSave={(client, name) => client.displays.rename({ display: display.id, name })}
        />
        <Marks display={display} now={now} />
      </header>
      <div className="display-page__columns">
        <div className="display-page__column">
          <PicturePanel display={display} now={now} />
          <ReportPanel display={display} now={now} />
        </div>
        <div className="display-page__column">
          <StatePanel display={display} now={now} />
          <FeedSwitch display={display} />
          <DeliveryPanel display={display} />
          <EventsPanel display={display.id} />
          <RemoveDisplay display={display} />
        </div>
      </div>
    </section>
  );
}
