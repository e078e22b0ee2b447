import type { DisplayEvent } from '#shared/contract/display-event';
import type { Why } from '#shared/contract/state';
import type { Strings } from '../../i18n/en.ts';
import type { Format } from '../../i18n/format.ts';
import { deliveryWords } from './delivery-words.ts';

/** An event as a person reads it. */
export interface EventLine {
  readonly tone: 'live' | 'info' | 'stale' | 'dark' | 'off';
  readonly text: string;
  /** What was observed, verbatim; may be empty. */
  readonly detail: string;
}

type EventOf<Kind extends DisplayEvent['kind']> = Extract<DisplayEvent, { kind: Kind }>;

const HEALTH_TONES = {
  live: 'live',
  stale: 'stale',
  dark: 'dark',
  off: 'off',
} as const satisfies Record<EventOf<'health'>['health'], EventLine['tone']>;
const SENDER_TONES = {
  off: 'off',
  connecting: 'info',
  live: 'live',
  slow: 'stale',
  retrying: 'stale',
  refused: 'dark',
} as const satisfies Record<EventOf<'sender'>['sender'], EventLine['tone']>;

export function eventLine(event: DisplayEvent, strings: Strings, format: Format): EventLine {
  const { events } = strings.operator.displays;
  switch (event.kind) {
    case 'added':
      return plain(events.added(event.address));
    case 'moved':
      return plain(events.moved(event.from, event.to));
    case 'renamed':
      return plain(events.renamed(event.from, event.to));
    case 'delivery':
      return plain(events.delivery(deliveryWords(event.delivery, strings, format)));
    case 'restarted':
      return { tone: 'stale', text: events.restarted, detail: '' };
    case 'health':
      return because(HEALTH_TONES[event.health], events.health[event.health], event.why, strings);
    case 'sender':
      return because(SENDER_TONES[event.sender], events.sender[event.sender], event.why, strings);
    default:
      return event satisfies never;
  }
}

function plain(text: string): EventLine {
  return { tone: 'info', text, detail: '' };
}

function because(
  tone: EventLine['tone'],
  text: string,
  why: Why | undefined,
  { operator }: Strings,
): EventLine {
  // `not-routed` is what the sentence itself says already.
  if (!why || why.code === 'not-routed') return { tone, text, detail: '' };
  return { tone, text: `${text} ${operator.why[why.code].what}`, detail: why.detail };
}

/** Events of one day, newest first. `day` is the start of it, epoch ms, local time. */
export interface EventDay {
  readonly day: number;
  readonly events: readonly DisplayEvent[];
}

/** Events by the day on which they were, in the order in which they come. */
export function byDay(events: readonly DisplayEvent[]): EventDay[] {
  const days = new Map<number, DisplayEvent[]>();
  for (const event of events) {
    const day = new Date(event.atMs).setHours(0, 0, 0, 0);
    days.set(day, [...(days.get(day) ?? []), event]);
  }
  return [...days].map(([day, ofDay]) => ({ day, events: ofDay }));
}
