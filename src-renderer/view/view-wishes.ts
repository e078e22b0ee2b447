/** What an address of the viewer's page asks for: `/view/CODE?show=canvas|program&background=opaque|transparent&key=PIN`. */
export interface ViewWishes {
  /** R2; whether there is such a room, the relay says. */
  readonly room: string;
  readonly show: 'canvas' | 'program';
  readonly background: 'opaque' | 'transparent';
  /** R1: the room's PIN. */
  readonly key: string | undefined;
}

/** R1: no PIN is as long, and a longer key would not be understood at all instead of being wrong. */
const KEY_CHARACTERS = 64;

/** What cannot be understood is as if it were not there. */
export function readViewWishes({ pathname, search }: Pick<Location, 'pathname' | 'search'>): ViewWishes {
  const [, room = ''] = /^\/view\/([^/]*)/.exec(pathname) ?? [];
  const query = new URLSearchParams(search);
  const asked = (name: string) => query.get(name)?.trim().toLowerCase();
  return {
    room: room.toUpperCase(),
    show: asked('show') === 'program' ? 'program' : 'canvas',
    background: asked('background') === 'transparent' ? 'transparent' : 'opaque',
    key: asked('key')?.slice(0, KEY_CHARACTERS) || undefined,
  };
}

/** The relay's door on the host that served the page; which room it is about, `join` says (R1). */
export function relayAddress({ protocol, host }: Pick<Location, 'protocol' | 'host'>): string {
  return `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}/`;
}
