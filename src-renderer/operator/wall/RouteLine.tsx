import { IconPin } from '@tabler/icons-react';
import type { Route } from '#shared/contract/route';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useEngineState } from '../operator.ts';
import { sourceKind, sourceName, sourceOf } from './sources.ts';

/** What a route leads, in words. `room`: the code of the room on the wall. */
export function RouteLine({ route: { source: ref }, room }: { route: Route; room: string }) {
  const texts = useStrings().operator.wall.sources;
  const source = sourceOf(ref, useEngineState(state => state.sources) ?? []);
  return (
    <>
      {`${texts.kinds[sourceKind(ref, source)]} · ${sourceName(ref, source, room)}`}
      {ref.kind === 'canvas' && (
        <span className="route-line__pin" role="img" aria-label={texts.pinned} title={texts.pinned}>
          <IconPin size={12} />
        </span>
      )}
    </>
  );
}
