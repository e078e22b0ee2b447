import { useStrings } from '../../i18n/operator-strings.ts';
import { keysAsPrinted, SHORTCUTS } from '../shortcuts.ts';
import './covers.css';

/** `navigator.platform` is old, and the one thing that every browser still says. */
const onApple = () => typeof navigator !== 'undefined' && /Mac|iP/.test(navigator.platform);

/** The shortcuts by where they work. */
export function KeyList() {
  const { settings } = useStrings().operator;
  return (
    <div className="key-list">
      {SHORTCUTS.map(({ group, shortcuts }) => (
        <section key={group}>
          <h3 className="panel__title">{settings.keyGroups[group]}</h3>
          <dl className="key-list__group">
            {shortcuts.map(({ name, keys }) => (
              <div key={name}>
                <dt>{settings.keyNames[name]}</dt>
                <dd>
                  <Keys keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function Keys({ keys }: { keys: readonly string[] }) {
  const apple = onApple();
  return keys.map(key =>
    key === '…' ? (
      <span key={key}>…</span>
    ) : (
      <kbd key={key} className="key">
        {keysAsPrinted(key, apple)}
      </kbd>
    ),
  );
}
