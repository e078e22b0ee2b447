import { IconCheck } from '@tabler/icons-react';
import type { CSSProperties, ReactNode } from 'react';
import type { Target } from '#shared/contract/route';
import { useStrings } from '../../i18n/operator-strings.ts';
import { dropPlace } from './source-drag.ts';
import { useUnitPress } from './use-unit-press.ts';

interface UnitProps {
  readonly as: 'article' | 'section';
  readonly target: Target;
  readonly name: string;
  readonly className: string;
  readonly style?: CSSProperties;
  readonly children: ReactNode;
}

/** A display, a wall or a group: pressed it is chosen, and a source can be dropped on it. Its mark is what the keyboard goes to. */
export function Unit({ as: Tag, target, name, className, style, children }: UnitProps) {
  const { units } = useStrings().operator.wall;
  const { chosen, over, onClick, onMark, onMarkKey } = useUnitPress(target);
  const classes = [className, 'unit', chosen && 'unit--chosen', over && 'unit--over'];
  return (
    <Tag
      className={classes.filter(Boolean).join(' ')}
      aria-label={name}
      style={style}
      onClick={onClick}
      {...dropPlace(target)}
    >
      <button
        type="button"
        className="unit__mark"
        aria-label={units.choose(name)}
        aria-pressed={chosen}
        onClick={onMark}
        onKeyDown={onMarkKey}
      >
        <IconCheck size={16} stroke={3} />
      </button>
      {children}
    </Tag>
  );
}
