import { IconFlipHorizontal, IconFlipVertical } from '@tabler/icons-react';
import { useId } from 'react';
import { type Look, ROTATIONS } from '#shared/contract/look';
import { useStrings } from '../../i18n/operator-strings.ts';
import { LookChoice } from './LookChoice.tsx';
import { LookField } from './LookField.tsx';
import { chosenOf, type LookEditing } from './look-editing.ts';

/** Turned by quarters, then flipped. */
export function TurnChoice({ editing }: { editing: LookEditing }) {
  const texts = useStrings().operator.look;
  return (
    <>
      <LookChoice
        name={texts.rotate}
        options={ROTATIONS.map(value => ({ value, label: `${value}°` }))}
        chosen={chosenOf(editing, 'rotate')}
        onChoose={rotate => editing.change({ rotate })}
      />
      <FlipChoice editing={editing} />
    </>
  );
}

const SIDES = ['horizontal', 'vertical'] as const;
type Side = (typeof SIDES)[number];

function FlipChoice({ editing: { look, various, change } }: { editing: LookEditing }) {
  const texts = useStrings().operator.look;
  const nameId = useId();
  const differs = various.has('flip');
  return (
    <LookField name={texts.flip} nameId={nameId} various={differs}>
      {/* biome-ignore lint/a11y/useSemanticElements: its name is that of the field, which is no legend */}
      <div className="look-flips" role="group" aria-labelledby={nameId}>
        {SIDES.map(side => (
          <button
            key={side}
            type="button"
            className="button button--small look-flip"
            aria-pressed={!differs && isFlipped(look.flip, side)}
            onClick={() => change({ flip: flippedToo(look.flip, side) })}
          >
            {side === 'horizontal' ? (
              <IconFlipHorizontal size={17} stroke={1.7} aria-hidden />
            ) : (
              <IconFlipVertical size={17} stroke={1.7} aria-hidden />
            )}
            {texts.flips[side]}
          </button>
        ))}
      </div>
    </LookField>
  );
}

export function isFlipped(flip: Look['flip'], side: Side): boolean {
  return flip === side || flip === 'both';
}

/** The flip with one side more or less. */
export function flippedToo(flip: Look['flip'], side: Side): Look['flip'] {
  const now = (one: Side) => (one === side ? !isFlipped(flip, one) : isFlipped(flip, one));
  if (now('horizontal')) return now('vertical') ? 'both' : 'horizontal';
  return now('vertical') ? 'vertical' : 'none';
}
