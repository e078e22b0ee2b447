import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Language } from '#shared/contract/state';
import { useLanguage, useStrings } from '../../i18n/strings-context.tsx';
import { useEngineState, useOperator } from '../operator.ts';
import { PageHead } from '../PageHead.tsx';
import { guestAddress } from '../strip/guest-address.ts';
import './settings.css';

/** Each in its own name, so that whoever landed in a foreign one finds back. */
const LANGUAGES = [
  { value: 'en', label: 'English' },
  { value: 'es', label: 'Español' },
] satisfies { value: Language; label: string }[];

export function SettingsPage() {
  const { operator } = useStrings();
  return (
    <main className="page settings">
      <PageHead title={operator.pages.settings} />
      <LanguagePanel />
      <AddressPanel />
      <KeysPanel />
      <AboutPanel />
    </main>
  );
}

function Panel({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <section className="panel settings__panel">
      <div>
        <h2 className="settings__title">{title}</h2>
        {text && <p className="settings__text">{text}</p>}
      </div>
      <div>{children}</div>
    </section>
  );
}

function LanguagePanel() {
  const { settings } = useStrings().operator;
  const { engine } = useOperator();
  const language = useLanguage();
  const [failed, setFailed] = useState(false);
  const choose = async (wanted: Language) => {
    try {
      await engine.client.settings.setLanguage({ language: wanted });
      setFailed(false);
    } catch {
      // The switch stays where the engine says it is; the person is told.
      setFailed(true);
    }
  };
  return (
    <Panel title={settings.language} text={settings.languageText}>
      <SegmentedControl
        data={LANGUAGES}
        value={language}
        onChange={value => void choose(Language.parse(value))}
      />
      {failed && (
        <p className="settings__problem" role="alert">
          {settings.languageFailed}
        </p>
      )}
    </Panel>
  );
}

function AddressPanel() {
  const { settings } = useStrings().operator;
  const code = useEngineState(state => state.room.code);
  const guests = useEngineState(state => state.guestAddress);
  const addresses = useEngineState(state => state.addresses) ?? [];
  const relay = useEngineState(state => state.relayAddress);
  if (!code || !guests || !relay) return null;
  const all = [guests, ...addresses.filter(address => address !== guests)];
  return (
    <>
      <Panel title={settings.addresses} text={settings.addressesText}>
        {all.map(address => (
          <p key={address} className="settings__address">
            {guestAddress(address, code)}
          </p>
        ))}
      </Panel>
      <Panel title={settings.touchdesigner} text={settings.touchdesignerText}>
        <dl className="settings__fields">
          <dt>Network Address</dt>
          <dd className="settings__address">{`${new URL(relay).hostname}/?room=${code}&role=td`}</dd>
          <dt>Network Port</dt>
          <dd className="settings__address">{new URL(relay).port}</dd>
        </dl>
      </Panel>
    </>
  );
}

function KeysPanel() {
  const { settings } = useStrings().operator;
  const keys: readonly (readonly [string, readonly string[]])[] = [
    [settings.keyFreeze, ['F8']],
    [settings.keyBlackout, ['F9']],
    [settings.keyPages, ['Alt+1', '…', 'Alt+4']],
    [settings.keyColours, ['1', '…', '9', '0']],
    [settings.keySize, ['[', ']']],
    [settings.keyUndo, ['Ctrl+Z', 'Ctrl+Shift+Z']],
  ];
  return (
    <Panel title={settings.keys}>
      <dl className="settings__keys">
        {keys.map(([what, names]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              {names.map(name =>
                name === '…' ? (
                  <span key={name}> … </span>
                ) : (
                  <kbd key={name} className="key">
                    {name}
                  </kbd>
                ),
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function AboutPanel() {
  const { settings } = useStrings().operator;
  const version = useEngineState(state => state.version);
  if (!version) return null;
  return <Panel title={settings.about}>{settings.version(version)}</Panel>;
}
