import { useId } from 'react';
import { useStrings } from '../../i18n/operator-strings.ts';
import { PAPERS } from './canvas-choice.ts';
import './room-forms.css';

interface PaperChoiceProps {
  /** `#rrggbb`. */
  readonly colour: string;
  readonly onChoose: (colour: string) => void;
}

/** The paper under the strokes: the usual ones, or any colour. */
export function PaperChoice({ colour, onChoose }: PaperChoiceProps) {
  const texts = useStrings().operator.rooms;
  const name = useId();
  const usual = PAPERS.some(paper => paper.colour === colour.toLowerCase());
  return (
    <fieldset className="form-field">
      <legend className="form-field__name">{texts.background}</legend>
      <div className="papers">
        {PAPERS.map(paper => (
          <label key={paper.name} className="paper" title={texts.papers[paper.name]}>
            <input
              type="radio"
              name={name}
              aria-label={texts.papers[paper.name]}
              checked={paper.colour === colour.toLowerCase()}
              onChange={() => onChoose(paper.colour)}
            />
            <span className="paper__sheet" style={{ '--colour': paper.colour }} />
          </label>
        ))}
        <label className={usual ? 'paper paper--other' : 'paper paper--other paper--chosen'}>
          <input
            type="color"
            aria-label={texts.otherBackground}
            value={colour}
            onChange={event => onChoose(event.target.value)}
          />
          {texts.otherBackground}
        </label>
      </div>
    </fieldset>
  );
}
