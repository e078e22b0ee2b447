import { type SourceRef, type SourceState, sourceKey } from '#shared/contract/source';

const KINDS = ['wall-room', 'canvas', 'program', 'media', 'playlist'] as const satisfies SourceRef['kind'][];

/** Everything that can be led to a display, kind by kind. */
export function sourceChoices(sources: readonly SourceState[]): readonly SourceState[] {
  return KINDS.flatMap(kind => sources.filter(({ ref }) => ref.kind === kind));
}

/** The key of what all of them are led; `undefined` where they differ. */
export function commonSource(refs: readonly SourceRef[]): string | undefined {
  const keys = new Set(refs.map(sourceKey));
  return keys.size === 1 ? [...keys][0] : undefined;
}
