import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { useEngineState, useNow } from '../operator.ts';
import { useRouteCommands } from '../wall/use-wall.ts';
import { leftMs, type RunningPattern, runningPatterns } from './leases.ts';

/** Says that test patterns cover the show, counts down to their end, and ends them. */
export function RunningPatterns() {
  const texts = useStrings().operator.patterns;
  const commands = useRouteCommands();
  const now = useNow(250);
  const running = runningPatterns(useEngineState(state => state.displays) ?? [], now);
  return (
    <div className="wall-page__status">
      {running && (
        <p className="wall-note wall-note--info">
          <Words running={running} now={now} />
          <button
            type="button"
            className="button button--small"
            onClick={() => void commands.getState().run(client => client.patterns.end({}))}
          >
            {texts.endAll}
          </button>
        </p>
      )}
    </div>
  );
}

function Words({ running, now }: { running: RunningPattern; now: number }) {
  const texts = useStrings().operator.patterns;
  const format = useFormat();
  const { pattern, kinds, displays, untilMs } = running;
  const name = pattern ? texts.names[pattern].name : texts.several(format.number(kinds));
  return <span>{texts.running(name, format.number(displays), format.duration(leftMs(untilMs, now)))}</span>;
}
