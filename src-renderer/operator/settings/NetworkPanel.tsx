import { useState } from 'react';
import type { NetworkState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useCommand } from '../commands/use-command.ts';
import { NetworkRadios } from '../first-run/NetworkRadios.tsx';
import { useEngineState, useOperator } from '../operator.ts';
import { Panel } from './Panel.tsx';

/** Who may see this machine, to be changed: what is chosen takes hold only when it is confirmed, for it ends connections. */
export function NetworkPanel() {
  const { network: texts } = useStrings().operator.settings;
  const network = useEngineState(state => state.network);
  if (!network) return null;
  return (
    <Panel title={texts.title} text={texts.text}>
      {network.fixed ? <p className="settings__fixed">{texts.fixed}</p> : <Choice network={network} />}
    </Panel>
  );
}

function Choice({ network }: { network: NetworkState }) {
  const { network: texts } = useStrings().operator.settings;
  const { place } = useOperator();
  const { run, busy, problem, dismiss } = useCommand();
  const [wanted, want] = useState<string>();
  const changed = wanted !== undefined && wanted !== network.choice;
  const confirm = async () => {
    if (wanted === undefined) return;
    const { done } = await run(client => client.settings.setNetwork({ network: wanted }));
    if (done) want(undefined);
  };
  return (
    <div className="settings__stack">
      <NetworkRadios network={network} chosen={wanted ?? network.choice} onChoose={want} />
      {changed && (
        <div className="form-buttons">
          <button
            type="button"
            className="button button--main"
            disabled={busy}
            onClick={() => void confirm()}
          >
            {texts.change}
          </button>
          <span className="form-hint">
            {texts.changeText} {place === 'browser' && texts.changeThisPage}
          </span>
        </div>
      )}
      <ProblemNote problem={problem} words={texts.words} onDismiss={dismiss} />
    </div>
  );
}
