import { useStrings } from '../../i18n/operator-strings.ts';
import { KeyList } from '../covers/KeyList.tsx';
import { FolderLine } from '../gallery/FolderLine.tsx';
import { GalleryTrouble } from '../gallery/GalleryTrouble.tsx';
import { useEngineState } from '../operator.ts';
import { PageHead } from '../PageHead.tsx';
import { AccessPanel } from './AccessPanel.tsx';
import { AddressPanels } from './AddressPanels.tsx';
import { LanguagePanel } from './LanguagePanel.tsx';
import { LinksPanel } from './LinksPanel.tsx';
import { NetworkPanel } from './NetworkPanel.tsx';
import { Panel } from './Panel.tsx';
import './settings.css';

export function SettingsPage() {
  const { operator } = useStrings();
  return (
    <main className="page settings">
      <PageHead title={operator.pages.settings} />
      <LanguagePanel />
      <NetworkPanel />
      <LinksPanel />
      <AddressPanels />
      <AccessPanel />
      <GalleryPanel />
      <KeysPanel />
      <AboutPanel />
    </main>
  );
}

function GalleryPanel() {
  const { settings } = useStrings().operator;
  return (
    <Panel title={settings.gallery} text={settings.galleryText}>
      <div className="settings__stack">
        <GalleryTrouble />
        <FolderLine />
      </div>
    </Panel>
  );
}

function KeysPanel() {
  const { settings } = useStrings().operator;
  return (
    <Panel title={settings.keys} text={settings.keysText}>
      <KeyList />
    </Panel>
  );
}

function AboutPanel() {
  const { settings } = useStrings().operator;
  const version = useEngineState(state => state.version);
  if (!version) return null;
  return <Panel title={settings.about}>{settings.version(version)}</Panel>;
}
