import { useMediaQuery } from '@mantine/hooks';
import type { Target } from '#shared/contract/route';
import type { AppState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { SkewLine } from '../groups/SkewLine.tsx';
import { CopyLook } from '../look/CopyLook.tsx';
import { copyTargets } from '../look/copy-targets.ts';
import { LookPanel } from '../look/LookPanel.tsx';
import { useEngineState } from '../operator.ts';
import { sourceOf } from '../wall/sources.ts';
import { targetKey } from '../wall/wall-selection-store.ts';
import { type Led, ledOf } from './led.ts';
import { SentStrip } from './SentStrip.tsx';
import { SourceChoice } from './SourceChoice.tsx';
import '../forms.css';
import './wall-inspector.css';

/** Where the Wall page puts its parts one below the other (wall-page.css). */
const BESIDE_NO_MORE = '(max-width: 900px)';

interface WallInspectorProps {
  /** What is chosen on the wall: displays, groups and walls. */
  readonly targets: readonly Target[];
}

/** What the chosen displays are led, and how they show it; nothing while nothing that is there is chosen. */
export function WallInspector({ targets }: WallInspectorProps) {
  const state = useEngineState(all => all);
  const led = state ? ledOf(targets, state) : [];
  const [first] = led;
  if (!state || !first) return null;
  // Another choice is another inspector: nothing that was asked for goes to whom it was not meant for.
  const key = led.map(({ target }) => targetKey(target)).join(' ');
  return <Inspector key={key} state={state} led={led} first={first} />;
}

interface InspectorProps {
  readonly state: AppState;
  readonly led: readonly Led[];
  readonly first: Led;
}

function Inspector({ state, led, first }: InspectorProps) {
  const { look } = useStrings().operator;
  const narrow = useMediaQuery(BESIDE_NO_MORE);
  const targets = led.map(({ target }) => target);
  const ref = first.route.source;
  return (
    <aside className="wall-inspector" aria-label={look.chosen}>
      <ChosenHead led={led} first={first} />
      {narrow && <SentStrip led={led} />}
      <SourceChoice targets={targets} refs={led.map(({ route }) => route.source)} sources={state.sources} />
      {led.map(({ wall }) => wall && <SkewLine key={wall.id} wall={wall} named={led.length > 1} />)}
      <LookPanel
        targets={targets}
        look={first.route.look}
        looks={led.map(({ route }) => route.look)}
        source={{ ref, state: sourceOf(ref, state.sources) }}
      />
      <CopyLook look={first.route.look} others={copyTargets(state, targets)} />
    </aside>
  );
}

/** Who is meant: of one its name, of several their number and their names. */
function ChosenHead({ led, first }: Pick<InspectorProps, 'led' | 'first'>) {
  const { look } = useStrings().operator;
  const arrangement = first.wall?.arrangement;
  const kind = arrangement ? look.wall(String(arrangement.columns), String(arrangement.rows)) : look.display;
  return (
    <header className="wall-inspector__head">
      <h2 className="wall-inspector__name">
        {led.length === 1 ? first.name : look.several(String(led.length))}
      </h2>
      <p className="wall-inspector__who">
        {led.length === 1 ? kind : led.map(({ name }) => name).join(' · ')}
      </p>
    </header>
  );
}
