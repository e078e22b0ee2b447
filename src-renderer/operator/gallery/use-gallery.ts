import { useCallback, useEffect, useState } from 'react';
import type { Problem } from '../commands/problem.ts';
import { useCommand } from '../commands/use-command.ts';
import { useEngineState } from '../operator.ts';
import { type KeptPages, withNewest, withOlder } from './kept-pages.ts';

export interface SeenGallery {
  /** `undefined` while the engine has not told. */
  readonly pages: KeptPages | undefined;
  readonly problem: Problem | undefined;
  /** Older ones are under way. */
  readonly busy: boolean;
  readonly older: () => Promise<void>;
}

/** The gallery, of one room or of all; follows what is kept. One choice of room in the life of a component. */
export function useGallery(room: string | undefined): SeenGallery {
  // Whatever is kept or gone changes one of these.
  const newestId = useEngineState(state => state.gallery.newestId);
  const pictures = useEngineState(state => state.gallery.pictures);
  const newest = useCommand();
  const more = useCommand();
  const [pages, setPages] = useState<KeptPages>();
  const { run } = newest;
  const of = room === undefined ? {} : { room };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the engine counts says when to look again.
  const refresh = useCallback(async () => {
    const outcome = await run(client => client.gallery.list(of));
    if (outcome.done) setPages(known => withNewest(known, outcome.value));
  }, [run, room, newestId, pictures]);
  useEffect(() => void refresh(), [refresh]);
  const older = async () => {
    const before = pages?.pictures.at(-1)?.id;
    if (before === undefined) return;
    const outcome = await more.run(client => client.gallery.list({ ...of, before }));
    if (outcome.done) setPages(known => known && withOlder(known, outcome.value));
  };
  return { pages, problem: more.problem ?? newest.problem, busy: more.busy, older };
}
