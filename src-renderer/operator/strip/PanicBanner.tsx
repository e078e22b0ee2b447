import { useStore } from 'zustand';
import { useStrings } from '../../i18n/operator-strings.ts';
import { shellTexts } from '../../i18n/shell-texts.ts';
import { useLanguage } from '../../i18n/strings-context.tsx';
import { useOperator, usePanic } from '../operator.ts';

/** Says over every page that the wall does not show what is drawn, and lets it go again. */
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
          <span className="banner__text">{now === 'frozen' ? operator.frozenText : operator.darkText}</span>
          <button type="button" className="button banner__button" onClick={() => panic.getState().release()}>
            {operator.release}
            <kbd className="key">{now === 'frozen' ? 'F8' : 'F9'}</kbd>
          </button>
        </div>
      )}
    </>
  );
}
