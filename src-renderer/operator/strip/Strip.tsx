import { useStore } from 'zustand';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { Logo } from '../../theme/Logo.tsx';
import { selectRoom, useEngineState, useOperator } from '../operator.ts';
import { HealthCounts } from './HealthCounts.tsx';
import { PanicButtons } from './PanicButtons.tsx';
import { RoomButton } from './RoomButton.tsx';
import './strip.css';

/** What the operator must see from everywhere: the room, its people, the displays, the pace; and the panic keys. */
export function Strip() {
  return (
    <header className="strip">
      <Logo />
      <RoomButton />
      <div className="strip__facts">
        <Artists />
        <HealthCounts />
        <Pace />
      </div>
      <PanicButtons />
    </header>
  );
}

function Artists() {
  const { operator } = useStrings();
  const format = useFormat();
  const { engine } = useOperator();
  const shutOut = useStore(engine.state, state => state.connection === 'void');
  const room = useEngineState(selectRoom);
  if (shutOut) return null;
  if (!room) return <span className="strip__fact">{operator.connecting}</span>;
  return (
    <span className="strip__fact">
      <b>{format.number(room.artists)}</b> {operator.artists(room.artists)}
      {room.touchdesigner > 0 && (
        <>
          {' · '}
          <b>{format.number(room.touchdesigner)}</b> {operator.touchdesigner}
        </>
      )}
    </span>
  );
}

function Pace() {
  const { operator } = useStrings();
  const format = useFormat();
  const fpsOut = useEngineState(state => state.fpsOut);
  const lightMs = useEngineState(state => state.lightMs);
  if (fpsOut === undefined) return null;
  return (
    <span className="strip__fact">
      <b>{format.number(fpsOut, 1)}</b> {operator.fpsOut}
      {lightMs !== undefined && (
        <>
          {' · '}
          <b>{format.number(lightMs, lightMs < 10 ? 1 : 0)}</b> {operator.msToLight}
        </>
      )}
    </span>
  );
}
