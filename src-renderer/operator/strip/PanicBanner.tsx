import { useStore } from 'zustand';
import type { Panic } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { shellTexts } from '../../i18n/shell-texts.ts';
import { useFormat, useLanguage } from '../../i18n/strings-context.tsx';
import { selectDisplays, useEngineState, useNow, useOperator, usePanic } from '../operator.ts';
import { type ObedienceTally, tallyObedience } from '../wall/obedience.ts';

/** Says over every page that the wall does not show what is drawn, who obeys, and lets it go again. */
export function PanicBanner() {
  const { operator } = useStrings();
  const shell = shellTexts[useLanguage()];
  const { panic, place } = useOperator();
  const now = usePanic();
  const failed = useStore(panic, state => state.failed);
  return (
    <>
      {failed && (
        <div className="banner banner--cut" role="alert">
          {shell[place].panicFailed}
        </div>
      )}
      {now !== 'live' && (
        <div className={`banner banner--${now}`} role="alert">
          <strong>{now === 'frozen' ? operator.frozenTitle : operator.darkTitle}</strong>
          <span className="banner__text">
            <Obedience panic={now} />
          </span>
          <button type="button" className="button banner__button" onClick={() => panic.getState().release()}>
            {operator.release}
            <kbd className="key">{now === 'frozen' ? 'F8' : 'F9'}</kbd>
          </button>
        </div>
      )}
    </>
  );
}

/** So many names can be read in a hurry. */
const NAMES = 3;

/** Who does what was asked, in figures; who should by now and does not, by name. */
function Obedience({ panic }: { panic: Exclude<Panic, 'live'> }) {
  const { operator } = useStrings();
  const texts = operator.wall.obedience;
  const format = useFormat();
  const now = useNow(250);
  const displays = useEngineState(selectDisplays) ?? [];
  const said = useEngineState(state => state.panic);
  const tally = tallyObedience(displays, panic, now);
  const whole = panic === 'frozen' ? operator.frozenText : operator.darkText;
  if (said !== panic) return texts.asking;
  if (tally.obeyed < tally.fed) {
    const counted = texts.tally[panic](format.number(tally.obeyed), format.number(tally.fed));
    return tally.missing.length === 0 ? (
      counted
    ) : (
      <>
        {counted} <Missing names={tally.missing} />
      </>
    );
  }
  return (
    <>
      {whole} <Within tally={tally} />
    </>
  );
}

function Missing({ names }: { names: readonly string[] }) {
  const texts = useStrings().operator.wall.obedience;
  const format = useFormat();
  const listed = names.slice(0, NAMES).join(', ');
  const more = names.length - NAMES;
  return <b>{texts.missing(more > 0 ? texts.andMore(listed, format.number(more)) : listed)}</b>;
}

/** How long it took, and what is not sure of it. */
function Within({ tally: { withinMs, unconfirmed } }: { tally: ObedienceTally }) {
  const texts = useStrings().operator.wall.obedience;
  const format = useFormat();
  return (
    <>
      {withinMs !== undefined && texts.all(format.duration(withinMs))}
      {unconfirmed > 0 && ` ${texts.notConfirmed(format.number(unconfirmed))}`}
    </>
  );
}
