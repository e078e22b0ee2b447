import { useState } from 'react';
import { useStrings } from '../../i18n/operator-strings.ts';
import { CarefulButton } from '../CarefulButton.tsx';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useAsked } from '../commands/use-asked.ts';
import { useCommand } from '../commands/use-command.ts';
import { useEngineState, useOperator } from '../operator.ts';
import { isLoopback } from '../strip/guest-address.ts';
import { QrCode } from '../strip/QrCode.tsx';
import { CopiedText } from './CopiedText.tsx';
import { Panel } from './Panel.tsx';

/** The operator's page in a browser. Its address is a key, so it is shown only to whoever asks for it. */
export function AccessPanel() {
  const { access } = useStrings().operator.settings;
  const said = useEngineState(state => state.operatorUrl);
  const { place } = useOperator();
  const { run, problem, dismiss } = useCommand();
  const { shown: url, ask } = useAsked(said);
  const [revealed, reveal] = useState(false);
  const [renewed, setRenewed] = useState(false);
  const renew = async () => {
    const outcome = await run(client => client.access.renew());
    if (!outcome.done) return;
    setRenewed(true);
    // The old address must not be read off the page in the moment before the engine has told its state anew.
    void ask(outcome.value.operatorUrl, async () => outcome);
  };
  const text = place === 'browser' ? `${access.renewText} ${access.renewHere}` : access.renewText;
  if (!url) return null;
  return (
    <Panel title={access.title} text={access.text}>
      <div className="settings__stack">
        {revealed && <OperatorAddress url={url} />}
        {renewed && <p role="status">{access.renewed}</p>}
        <div className="form-buttons">
          <button type="button" className="button" onClick={() => reveal(!revealed)}>
            {revealed ? access.hide : access.reveal}
          </button>
          <CarefulButton
            className="button"
            question={{ title: access.renewTitle, text, yes: access.renewYes, no: access.renewNo }}
            onYes={renew}
          >
            {access.renew}
          </CarefulButton>
        </div>
        <ProblemNote problem={problem} onDismiss={dismiss} />
      </div>
    </Panel>
  );
}

function OperatorAddress({ url }: { url: string }) {
  const { access } = useStrings().operator.settings;
  return (
    <div className="settings__access">
      <QrCode text={url} label={access.qr} />
      <div>
        <CopiedText text={url} />
        {isLoopback(url) && <p className="settings__alone">{access.alone}</p>}
      </div>
    </div>
  );
}
