import { useState } from 'react';
import type { LinkState } from '#shared/contract/link';
import { NETWORK_HERE } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useCommand } from '../commands/use-command.ts';
import { useEngineState } from '../operator.ts';
import { LinkLimit } from './LinkLimit.tsx';
import { mbpsOf } from './link-mbps.ts';
import { Panel } from './Panel.tsx';
import './links-panel.css';

/** What the networks of the displays carry, and how much they may. */
export function LinksPanel() {
  const { links: texts } = useStrings().operator.settings;
  const links = useEngineState(state => state.links);
  if (!links) return null;
  return (
    <Panel title={texts.title} text={texts.text}>
      {links.length === 0 && <p className="settings__fixed">{texts.none}</p>}
      <ul className="links">
        {links.map(link => (
          <LinkLine key={link.network} link={link} />
        ))}
      </ul>
    </Panel>
  );
}

function LinkLine({ link }: { link: LinkState }) {
  const { links: texts } = useStrings().operator.settings;
  const { run, busy, problem, dismiss } = useCommand();
  const [setting, setSetting] = useState(false);
  const here = link.network === NETWORK_HERE;
  const name = here ? texts.here : texts.network(link.network);
  // This machine is no radio: nothing is measured in it.
  const free = here ? texts.unlimited : texts.measure;
  const set = async (mbps: number | null) => {
    const { done } = await run(client => client.settings.setBudget({ network: link.network, mbps }));
    if (done) setSetting(false);
  };
  return (
    <li className="link">
      <LinkFigures link={link} name={name} />
      {setting ? (
        <LinkLimit
          name={name}
          mbps={mbpsOf(link.budgetBytesPerSecond)}
          busy={busy}
          onSet={mbps => void set(mbps)}
          onCancel={() => setSetting(false)}
        />
      ) : (
        <div className="form-buttons">
          <button
            type="button"
            className="button button--small"
            aria-label={texts.of(texts.change, name)}
            onClick={() => setSetting(true)}
          >
            {texts.change}
          </button>
          {link.byHand && (
            <button
              type="button"
              className="button button--small"
              aria-label={texts.of(free, name)}
              disabled={busy}
              onClick={() => void set(null)}
            >
              {free}
            </button>
          )}
        </div>
      )}
      <ProblemNote problem={problem} onDismiss={dismiss} />
    </li>
  );
}

function LinkFigures({ link, name }: { link: LinkState; name: string }) {
  const { links: texts } = useStrings().operator.settings;
  const format = useFormat();
  const say = (bytes: number) => texts.units.mbps(format.number(mbpsOf(bytes) ?? 0, 1));
  const { budgetBytesPerSecond: budget, sentBytesPerSecond: sent } = link;
  return (
    <>
      <p className="link__name">
        {name} <span className="link__quiet">{texts.displays(format.number(link.displays))}</span>
      </p>
      <p>
        {budget === undefined ? texts.carries(say(sent)) : texts.carriesOf(say(sent), say(budget))}{' '}
        <span className="link__quiet">
          {budget !== undefined && (link.byHand ? texts.byHand : texts.measured)}
          {budget === undefined && link.network !== NETWORK_HERE && texts.never}
        </span>
      </p>
    </>
  );
}
