import { SegmentedControl } from '@mantine/core';
import { Language } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useLanguage } from '../../i18n/strings-context.tsx';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useAsked } from '../commands/use-asked.ts';
import { useCommand } from '../commands/use-command.ts';
import { Panel } from './Panel.tsx';

/** Each in its own name, so that whoever landed in a foreign one finds back. */
const LANGUAGES = [
  { value: 'en', label: 'English' },
  { value: 'es', label: 'Español' },
] satisfies { value: Language; label: string }[];

export function LanguagePanel() {
  const { settings } = useStrings().operator;
  const { run, problem, dismiss } = useCommand();
  const { shown, ask } = useAsked(useLanguage());
  const choose = (language: Language) =>
    void ask(language, () => run(client => client.settings.setLanguage({ language })));
  return (
    <Panel title={settings.language} text={settings.languageText}>
      <div className="settings__stack">
        <SegmentedControl data={LANGUAGES} value={shown} onChange={value => choose(Language.parse(value))} />
        <ProblemNote problem={problem} onDismiss={dismiss} />
      </div>
    </Panel>
  );
}
