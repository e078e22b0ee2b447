import type { Panic } from '#shared/contract/state';
import { exampleState } from '#shared/contract/test-kit/example-state';
import { exampleTouchdesigner, touchdesignerState } from '#shared/contract/test-kit/example-touchdesigner';
import { systemClock } from '../../platform/system-clock.ts';
import { CommandError } from '../command-error.ts';
import type {
  AccessDesk,
  Commanded,
  DisplayDesk,
  GalleryDesk,
  MediaDesk,
  MonitorDesk,
  RoomDesk,
  SettingsDesk,
  WallDesk,
} from '../commanded.ts';

/** An engine as small as the commands need it. What it was told is kept, as `[what, ...with]`. */
export class SmallEngine implements Commanded {
  readonly clock = systemClock;
  now = exampleState();
  touchdesigner = touchdesignerState([exampleTouchdesigner()]);
  readonly told: unknown[][] = [];

  readonly monitor: MonitorDesk = {
    read: () => [],
    async *watch() {
      yield { type: 'snapshot' as const, samples: [] };
    },
  };
  readonly displays: DisplayDesk = {
    add: async (address, name) => {
      this.#tell('displays.add', address, name);
      if (address === 'nobody') {
        const why = { code: 'no-answer', detail: '5000 ms' } as const;
        throw new CommandError('UNREACHABLE', 'No display answers at nobody.', { why });
      }
      return address;
    },
    addVirtual: async name => this.#tell('displays.addVirtual', name) ?? 'virtual',
    rename: (display, name) => this.#tell('displays.rename', this.#known(display), name),
    remove: async display => this.#tell('displays.remove', this.#known(display)),
    setRouted: (display, routed) => this.#tell('displays.setRouted', this.#known(display), routed),
    setDelivery: (display, delivery) => this.#tell('displays.setDelivery', this.#known(display), delivery),
    events: display => [{ kind: 'added', atMs: 1, address: this.#known(display) }],
  };
  readonly rooms: RoomDesk = {
    create: wishes => this.#tell('rooms.create', wishes) ?? 'K7QMXD',
    rename: (room, name) => this.#tell('rooms.rename', this.#known(room), name),
    setPin: (room, pin) => this.#tell('rooms.setPin', this.#known(room), pin),
    setCanvas: async (room, canvas) => this.#tell('rooms.setCanvas', this.#known(room), canvas),
    newCode: async room => this.#tell('rooms.newCode', this.#known(room)) ?? 'ABCDEF',
    close: async room => this.#tell('rooms.close', this.#known(room)),
    reopen: async room => this.#tell('rooms.reopen', this.#known(room)),
    show: room => this.#tell('rooms.show', this.#known(room)),
    setPrompt: (room, prompt) => this.#tell('rooms.setPrompt', this.#known(room), prompt),
    clear: async room => this.#tell('rooms.clear', this.#known(room)),
    people: room => {
      this.#known(room);
      return [];
    },
    touchdesigner: room => {
      this.#known(room);
      return this.touchdesigner;
    },
    testTouchdesigner: async room => {
      this.#tell('rooms.testTouchdesigner', this.#known(room));
      return this.touchdesigner.clients.length;
    },
    removePerson: (room, client) => this.#tell('rooms.removePerson', this.#known(room), client),
    removeAuthor: (room, author) => {
      this.#tell('rooms.removeAuthor', this.#known(room), author);
      return { undo: 'undo-1', items: 3 };
    },
    undoRemoval: (room, undo) => this.#tell('rooms.undoRemoval', this.#known(room), this.#known(undo)),
  };
  readonly gallery: GalleryDesk = {
    save: async room => {
      this.#tell('gallery.save', this.#known(room));
      throw new CommandError('DISK', 'The disk is full.');
    },
    list: () => [],
    thumbnail: async id => `data:image/jpeg;base64,${id}`,
    openFolder: async () => this.#tell('gallery.openFolder'),
  };
  readonly wall: WallDesk = {
    setRoutes: (targets, change) => this.#tell('routes.set', targets, change),
    showPattern: (targets, { pattern, seconds }) => this.#tell('patterns.show', targets, pattern, seconds),
    endPatterns: targets => this.#tell('patterns.end', targets),
    createGroup: (name, arrangement) => this.#tell('groups.create', name, arrangement) ?? 'group-1',
    changeGroup: (group, change) => this.#tell('groups.change', this.#known(group), change),
    removeGroup: group => this.#tell('groups.remove', this.#known(group)),
    saveScene: name => this.#tell('scenes.save', name) ?? 'scene-1',
    overwriteScene: scene => this.#tell('scenes.overwrite', this.#known(scene)),
    renameScene: (scene, name) => this.#tell('scenes.rename', this.#known(scene), name),
    recallScene: scene => {
      this.#tell('scenes.recall', this.#known(scene));
      return { displays: ['Bar'], walls: [], sources: [] };
    },
    removeScene: scene => this.#tell('scenes.remove', this.#known(scene)),
  };
  readonly media: MediaDesk = {
    upload: async ({ name, total, offset, part }) => {
      this.#tell('media.upload', name, offset, part.toString('utf8'));
      return offset + part.length === total ? { done: true, media: name } : { done: false };
    },
    remove: async media => this.#tell('media.remove', this.#known(media)),
    openFolder: async () => this.#tell('media.openFolder'),
    createPlaylist: choice => this.#tell('media.createPlaylist', choice) ?? 'playlist-1',
    changePlaylist: (playlist, choice) => this.#tell('media.changePlaylist', this.#known(playlist), choice),
    removePlaylist: playlist => this.#tell('media.removePlaylist', this.#known(playlist)),
  };
  readonly settings: SettingsDesk = {
    setBudget: (network, mbps) => this.#tell('settings.setBudget', network, mbps),
    setLanguage: language => this.#tell('settings.setLanguage', language),
    setNetwork: async network => this.#tell('settings.setNetwork', network),
  };
  readonly access: AccessDesk = {
    renew: () => this.#tell('access.renew') ?? 'http://192.168.1.20:8790/operator?token=new',
  };

  state() {
    return this.now;
  }

  setPanic(panic: Panic): void {
    this.#tell('panic.set', panic);
  }

  #tell(...what: unknown[]): undefined {
    this.told.push(what);
  }

  /** Everything there is, but what is called `nothing`. */
  #known(name: string): string {
    if (name === 'nothing') throw new CommandError('NOT_FOUND', 'There is no such thing.');
    return name;
  }
}
