import { FITS } from '#shared/contract/look';
import { useStrings } from '../../i18n/operator-strings.ts';
import { BackgroundChoice } from './BackgroundChoice.tsx';
import { LookChoice } from './LookChoice.tsx';
import { chosenOf, type LookEditing } from './look-editing.ts';

/** How the picture meets the panel; and what is around it, where something can be. */
export function FitChoice({ editing }: { editing: LookEditing }) {
  const texts = useStrings().operator.look;
  const fit = chosenOf(editing, 'fit');
  return (
    <>
      <LookChoice
        name={texts.fit}
        options={FITS.map(value => ({ value, label: texts.fits[value].name }))}
        chosen={fit}
        hint={fit && texts.fits[fit].text}
        onChoose={value => editing.change({ fit: value })}
      />
      {fit !== 'cover' && fit !== 'stretch' && <BackgroundChoice editing={editing} />}
    </>
  );
}
