import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { NetworkState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useCommand } from '../commands/use-command.ts';
import { useEngineState } from '../operator.ts';
import { NetworkRadios } from './NetworkRadios.tsx';
import { isUnasked } from './network-options.ts';
import './first-run.css';

/** Asks once, over everything, who may see this machine. Until then nobody else can. The panic keys work meanwhile. */
export function FirstRun() {
  const { settings } = useStrings().operator;
  const network = useEngineState(state => state.network);
  return (
    <Modal
      opened={network !== undefined && isUnasked(network)}
      onClose={() => {}}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      zIndex={300}
      size={620}
      title={settings.network.question}
      classNames={{ content: 'first-run', header: 'first-run', title: 'first-run__title' }}
    >
      {network && <Question network={network} />}
    </Modal>
  );
}

function Question({ network }: { network: NetworkState }) {
  const { settings } = useStrings().operator;
  const { run, busy, problem } = useCommand();
  const [chosen, choose] = useState<string>();
  const confirm = async () => {
    if (chosen !== undefined) await run(client => client.settings.setNetwork({ network: chosen }));
  };
  return (
    // The keyboard starts beside the answers: a ring around the first of them would look like a choice.
    <div className="first-run__body" tabIndex={-1} data-autofocus>
      <p>{settings.network.questionText}</p>
      <NetworkRadios network={network} chosen={chosen} onChoose={choose} />
      <ProblemNote problem={problem} words={settings.network.words} />
      <div className="form-buttons">
        <button
          type="button"
          className="button button--main"
          disabled={chosen === undefined || busy}
          onClick={() => void confirm()}
        >
          {settings.network.confirm}
        </button>
        {chosen === undefined && <span className="form-hint">{settings.network.choose}</span>}
      </div>
    </div>
  );
}
