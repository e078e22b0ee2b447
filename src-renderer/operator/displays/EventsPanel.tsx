import type { DisplayEvent } from '#shared/contract/display-event';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat, useLanguage } from '../../i18n/strings-context.tsx';
import { byDay, eventLine } from './event-sentences.ts';
import { useEvents } from './use-events.ts';

/** What happened to the display, newest first, day by day. */
export function EventsPanel({ display }: { display: string }) {
  const { displays } = useStrings().operator;
  const events = useEvents(display);
  return (
    <section className="panel display-events" aria-label={displays.eventsTitle}>
      <h3 className="panel__title">{displays.eventsTitle}</h3>
      {!events && <p className="form-hint">{displays.eventsLoading}</p>}
      {events?.length === 0 && <p className="form-hint">{displays.eventsNone}</p>}
      {byDay(events ?? []).map(({ day, events: ofDay }) => (
        <div key={day}>
          <DayTitle day={day} />
          <ol className="display-events__list">
            {ofDay.map((event, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: several events may be of one moment, and none keeps a state.
              <EventItem key={`${event.atMs} ${event.kind} ${index}`} event={event} />
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

/** The day of older events: nobody needs to be told that it is today's. `day`: start of the day, epoch ms. */
function DayTitle({ day }: { day: number }) {
  const language = useLanguage();
  if (day === new Date().setHours(0, 0, 0, 0)) return null;
  const date = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' });
  return <h4 className="display-events__day">{date.format(day)}</h4>;
}

function EventItem({ event }: { event: DisplayEvent }) {
  const strings = useStrings();
  const format = useFormat();
  const { tone, text, detail } = eventLine(event, strings, format);
  return (
    <li className="display-events__one">
      <time className="display-events__time" dateTime={new Date(event.atMs).toISOString()}>
        {format.time(event.atMs)}
      </time>
      <span className={`dot display-events__dot state--${tone}`} />
      <span className="display-events__text">
        {text}
        {detail && <span className="display-events__detail"> {detail}</span>}
      </span>
    </li>
  );
}
