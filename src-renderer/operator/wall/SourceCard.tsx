import { IconDeviceTv } from '@tabler/icons-react';
import type { PointerEvent } from 'react';
import type { SourceState } from '#shared/contract/source';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { sizeWords, sourceKind } from './sources.ts';
import { Thumbnail } from './Thumbnail.tsx';
import { NUMBERED_SOURCES } from './wall-keys.ts';

interface SourceCardProps {
  readonly source: SourceState;
  /** In the tray, from 0. */
  readonly place: number;
  /** It is in the operator's hand. */
  readonly held: boolean;
  readonly onPress: () => void;
  readonly onDrag: (event: PointerEvent) => void;
}

/** One source: what it looks like now, what it is, and what is wrong with it. */
export function SourceCard({ source, place, held, onPress, onDrag }: SourceCardProps) {
  const { operator } = useStrings();
  const texts = operator.wall.sources;
  const { ref, name, problem } = source;
  const why = problem && operator.why[problem.code];
  return (
    <li>
      <button
        type="button"
        data-step
        data-source={source.key}
        className={held ? 'source source--held' : 'source'}
        aria-pressed={held}
        title={why ? `${name}: ${why.what} ${why.todo}` : name}
        onClick={onPress}
        onPointerDown={onDrag}
      >
        <Thumbnail source={source} />
        <span className="source__text">
          <span className="source__name">{ref.kind === 'wall-room' ? texts.wallRoom : name}</span>
          <Facts source={source} />
          {why && <span className={waits(source) ? 'source__facts' : 'source__problem'}>{why.what}</span>}
        </span>
        {source.displays > 0 && <Displays number={source.displays} />}
        {place < NUMBERED_SOURCES && <kbd className="key source__key">{place + 1}</kbd>}
      </button>
    </li>
  );
}

/** A program that nobody is led and nobody sends is no trouble. */
function waits({ problem, displays }: SourceState): boolean {
  return problem?.code === 'no-program' && displays === 0;
}

/** How many displays are led it. */
function Displays({ number }: { number: number }) {
  const texts = useStrings().operator.wall.sources;
  const format = useFormat();
  const words = texts.onDisplays(format.number(number));
  return (
    <span className="source__displays" role="img" aria-label={words} title={words}>
      <IconDeviceTv size={13} stroke={2} />
      {format.number(number)}
    </span>
  );
}

/** What it is, how large, how fast. */
function Facts({ source }: { source: SourceState }) {
  const texts = useStrings().operator.wall.sources;
  const format = useFormat();
  const kind = sourceKind(source.ref, source);
  const size = sizeWords(source);
  // A still has no pace to speak of.
  const pace = size !== undefined && kind !== 'still' ? format.fps(source.fps) : undefined;
  return (
    <>
      <span className="source__facts">
        {kind === 'wallRoom' ? texts.wallRoomText(source.name) : texts.kinds[kind]}
      </span>
      <span className="source__facts">
        {[size ?? texts.noPicture, pace].filter(fact => fact !== undefined).join(' · ')}
      </span>
    </>
  );
}
