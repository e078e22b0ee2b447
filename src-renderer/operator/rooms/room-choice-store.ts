import { createStore } from 'zustand/vanilla';

export interface RoomChoiceState {
  /** The codes that the chosen room has had since it was chosen, oldest first; none before any was. */
  readonly codes: readonly string[];
  /** Where only one of both has room: the room is shown, not the list. */
  readonly looking: boolean;
  /** Somebody wants to see this room. */
  readonly look: (code: string) => void;
  /** The room that is shown anyway stays the one that is shown, whatever is put on the wall or closed later. */
  readonly settle: (code: string) => void;
  /** The engine tells its state a moment after it has answered: until then the room is known by its old code. */
  readonly recoded: (from: string, to: string) => void;
  /** Back to the list. */
  readonly back: () => void;
}

/** Which room a window looks into: it outlives a connection that was cut, and the page. */
export function createRoomChoiceStore() {
  return createStore<RoomChoiceState>((set, get) => ({
    codes: [],
    looking: false,
    look: code => set({ codes: [code], looking: true }),
    settle: code => {
      if (get().codes.length === 0) set({ codes: [code] });
    },
    recoded: (from, to) => {
      const { codes } = get();
      // Somebody may look into another room by the time that the engine answers.
      if (codes.includes(from)) set({ codes: [...codes, to] });
    },
    back: () => set({ looking: false }),
  }));
}
export type RoomChoiceStore = ReturnType<typeof createRoomChoiceStore>;
