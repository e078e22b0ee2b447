import { DWELL_SECONDS, type MediaFile, type PlaylistChoice } from '#shared/contract/media';

/** The list with the entry at `from` put to `to`; unchanged where there is no such place. */
export function moved(media: readonly string[], from: number, to: number): string[] {
  const entry = media[from];
  if (entry === undefined || to < 0 || to >= media.length) return [...media];
  return media.toSpliced(from, 1).toSpliced(to, 0, entry);
}

/** What can be put into a playlist: what is being read may turn out well, what is refused never does. */
export function showable(files: readonly MediaFile[]): readonly MediaFile[] {
  return files.filter(({ state }) => state !== 'refused');
}

/** What the engine is asked for, of a playlist that knows more. */
export function choiceOf({ name, dwellSeconds, media }: PlaylistChoice): PlaylistChoice {
  return { name, dwellSeconds, media };
}

/** Seconds as they were typed; `undefined` for what no playlist takes. */
export function dwellOf(typed: string): number | undefined {
  const seconds = Number(typed.trim().replace(',', '.'));
  const inRange = seconds >= DWELL_SECONDS.least && seconds <= DWELL_SECONDS.most;
  return inRange ? seconds : undefined;
}
