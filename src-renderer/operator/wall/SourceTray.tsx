import { useStore } from 'zustand';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { useArrowKeys } from '../displays/use-arrow-keys.ts';
import { useEngineState } from '../operator.ts';
import { SourceCard } from './SourceCard.tsx';
import { useSourcePress } from './use-source-press.ts';
import { useChosenTargets, useHand } from './use-wall.ts';
import { targetName } from './wall-units.ts';
import './sources.css';

/** So many are shown in full size; of more, each is smaller. */
const FEW = 6;

/** Everything that can be led to a display. */
export function SourceTray() {
  const texts = useStrings().operator.wall.sources;
  const sources = useEngineState(state => state.sources) ?? [];
  const { press, beginDrag } = useSourcePress();
  const held = useStore(useHand(), ({ hand }) => hand?.source.key);
  return (
    <section className="source-tray" aria-label={texts.title}>
      <h2 className="source-tray__title">
        <b>{texts.title}</b> — <Hint />
      </h2>
      {sources.length === 0 && <p className="source-tray__empty">{texts.empty}</p>}
      <ul
        className={sources.length > FEW ? 'source-tray__list source-tray__list--many' : 'source-tray__list'}
        onKeyDown={useArrowKeys()}
      >
        {sources.map((source, place) => (
          <SourceCard
            key={source.key}
            source={source}
            place={place}
            held={held === source.key}
            onPress={() => press(source)}
            onDrag={event => beginDrag(source, event)}
          />
        ))}
      </ul>
    </section>
  );
}

/** What a press does now. */
function Hint() {
  const texts = useStrings().operator.wall.sources;
  const format = useFormat();
  const targets = useChosenTargets();
  const displays = useEngineState(state => state.displays) ?? [];
  const groups = useEngineState(state => state.groups) ?? [];
  const [first] = targets;
  if (!first) return texts.drag;
  const name = targetName(first, { displays, groups });
  return texts.press(targets.length === 1 ? name : texts.several(format.number(targets.length)));
}
