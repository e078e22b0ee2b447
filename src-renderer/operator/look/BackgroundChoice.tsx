import { useId } from 'react';
import { useStrings } from '../../i18n/operator-strings.ts';
import type { LookEditing } from './look-editing.ts';

/** The colour around a picture that does not fill its panel. */
export function BackgroundChoice({ editing: { look, various, change } }: { editing: LookEditing }) {
  const texts = useStrings().operator.look;
  const id = useId();
  return (
    <div className="look-background">
      <label className="form-field__name" htmlFor={id}>
        {texts.background}
        {various.has('background') && <b className="look-various">{texts.various}</b>}
      </label>
      <code className="look-background__code">{look.background}</code>
      <input
        id={id}
        type="color"
        className="look-background__colour"
        value={look.background}
        onChange={event => change({ background: event.target.value })}
      />
    </div>
  );
}
