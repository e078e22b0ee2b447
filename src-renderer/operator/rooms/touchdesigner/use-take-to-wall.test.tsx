import { expect, it } from 'vitest';
import type { SourceState } from '#shared/contract/source';
import { exampleState } from '#shared/contract/test-kit/example-state';
import { exampleSource } from '../../wall/test-kit/example-wall.ts';
import { listeningWindow } from '../../wall/test-kit/listening-operator.tsx';
import { useHand } from '../../wall/use-wall.ts';
import { useTakeToWall } from './use-take-to-wall.ts';

const program = exampleSource({ kind: 'program', room: 'K7QMXD' });

it('takes the program along in the hand, also when it is there already', () => {
  const { render } = listeningWindow(exampleState({ sources: [program] }));
  const held: (SourceState | undefined)[] = [];
  function Part() {
    const take = useTakeToWall();
    const hand = useHand();
    take(program);
    take(program);
    held.push(hand.getState().hand?.source);
    return null;
  }
  render(<Part />);
  expect(held).toEqual([program]);
});
