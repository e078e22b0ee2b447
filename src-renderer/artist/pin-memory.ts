/** A room's PIN, for as long as the browser's tab lives: a reconnect or a reload does not ask again. */
export interface PinMemory {
  read(): string | undefined;
  keep(pin: string): void;
  forget(): void;
}

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** `storage` is asked anew each time, because a private window may throw at its very mention. */
export function pinMemory(room: string, storage: () => Shelf = () => sessionStorage): PinMemory {
  const key = `lienzo.pin.${room}`;
  let here: string | undefined;
  const attempt = <T>(use: (shelf: Shelf) => T): T | undefined => {
    try {
      return use(storage());
    } catch {
      // Where the browser keeps nothing, the PIN lasts as long as the page.
      return undefined;
    }
  };
  return {
    read: () => here ?? attempt(shelf => shelf.getItem(key)) ?? undefined,
    keep: pin => {
      here = pin;
      attempt(shelf => shelf.setItem(key, pin));
    },
    forget: () => {
      here = undefined;
      attempt(shelf => shelf.removeItem(key));
    },
  };
}
