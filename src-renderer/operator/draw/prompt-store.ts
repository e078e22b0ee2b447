import { createStore } from 'zustand/vanilla';

export interface PromptState {
  /** What was typed and has not been sent, by the room's code: it outlives the page that it was typed on. */
  readonly drafts: ReadonlyMap<string, string>;
  write(room: string, text: string): void;
  /** `text` has reached the engine; what was typed since then is kept. */
  sent(room: string, text: string): void;
  /** The room has another code. Its old one stays good here: the engine tells its state a moment after it has answered. */
  recoded(from: string, to: string): void;
  /** A box is shown, and takes the keyboard with `focus`; returns what takes it off again. */
  shown(focus: () => void): () => void;
  /** Somebody wants to type: the box that is shown takes the keyboard, else (false) the next one that appears. */
  want(): boolean;
}

/** Prompts on their way to the engine. */
export function createPromptStore() {
  const boxes = new Set<() => void>();
  let wanted = false;
  return createStore<PromptState>((set, get) => {
    const keep = (change: (drafts: Map<string, string>) => void) => {
      const drafts = new Map(get().drafts);
      change(drafts);
      set({ drafts });
    };
    return {
      drafts: new Map(),
      write: (room, text) => keep(drafts => drafts.set(room, text)),
      sent: (room, text) => {
        if (get().drafts.get(room) === text) keep(drafts => drafts.delete(room));
      },
      recoded: (from, to) => {
        const draft = get().drafts.get(from);
        if (draft !== undefined) keep(drafts => drafts.set(to, draft));
      },
      shown: focus => {
        boxes.add(focus);
        if (wanted) focus();
        wanted = false;
        return () => boxes.delete(focus);
      },
      want: () => {
        const [focus] = boxes;
        wanted = focus === undefined;
        focus?.();
        return !wanted;
      },
    };
  });
}
export type PromptStore = ReturnType<typeof createPromptStore>;
