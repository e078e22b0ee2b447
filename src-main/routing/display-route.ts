import { isDeepStrictEqual } from 'node:util';
import type { SentPicture } from '#shared/contract/ports';
import type { SendingState } from '#shared/contract/sending';
import { sourceKey } from '#shared/contract/source';
import type { Obedience as ObedienceState, Panic, SenderState, Why } from '#shared/contract/state';
import type { Display } from '../displays/display.ts';
import type { EncodedFrame, Frame } from '../imaging/frame.ts';
import type { Source } from '../sources/source.ts';
import { BLACK_SOURCE } from './black-frame.ts';
import { type Due, dueOf, type Lead } from './display-due.ts';
import { DisplayHistory } from './display-history.ts';
import { DisplayPictures } from './display-pictures.ts';
import { DisplaySender, type SenderStart, type SenderTools } from './display-sender.ts';
import { Fingers, type PanelTouch } from './fingers.ts';
import { Obedience } from './obedience.ts';
import type { Sender, SenderListener } from './sender.ts';
import type { Fed } from './source-feeds.ts';
import { placeInPicture } from './touch-place.ts';
import type { WallMember, WallMembers } from './wall-members.ts';

/** A pattern takes its picture along when it leaves a display that nobody feeds; one that confirms nothing is left all the same. */
const LEAVE_WITHIN_MS = 1_000;

export interface DisplayRouteOptions {
  readonly display: Display;
  readonly lead: Lead;
  readonly panic: Panic;
  readonly black: () => Frame;
  readonly sent: (picture: SentPicture) => void;
  /** x and y as `placeInPicture` says. */
  readonly touched: (touch: PanelTouch) => void;
  /** `changed`: what it wants may be something else now. */
  readonly tools: SenderTools;
}

/** What leads to one known display: what is due there, and the sender that brings it about while it is fed and can be reached. */
export class DisplayRoute implements Fed, WallMember {
  readonly display: Display;
  readonly history: DisplayHistory;
  readonly #options: DisplayRouteOptions;
  readonly #pictures: DisplayPictures;
  readonly #obedience: Obedience;
  readonly #fingers: Fingers;
  readonly #sender: DisplaySender;
  #panic: Panic;
  #lead: Lead;
  #due: Due;
  /** Another source leads, and its first picture is on its way: until then the old one stays as it is, not in another look. */
  #awaited = false;
  /** Since when it is on its way back to not being fed, after a pattern; monotonic ms. */
  #leavingSince: number | undefined;

  constructor(options: DisplayRouteOptions) {
    const { display, lead, panic, tools, touched } = options;
    const { clock } = tools;
    this.display = display;
    this.history = new DisplayHistory(display.stored.address, clock.wall());
    this.#options = options;
    this.#pictures = new DisplayPictures(display.id);
    this.#panic = panic;
    this.#lead = lead;
    this.#due = dueOf(panic, lead, undefined);
    this.#obedience = new Obedience(clock, this.#due.asked);
    this.#fingers = new Fingers({ clock, tell: touched });
    this.#sender = new DisplaySender(display, tools);
    this.follow();
  }

  get id(): string {
    return this.display.id;
  }

  get lead(): Lead {
    return this.#lead;
  }

  get source(): Source | undefined {
    return this.#due.source;
  }

  get wall(): WallMembers | undefined {
    return this.#lead.wall;
  }

  get state(): SenderState {
    return this.#sender.state;
  }

  get obedience(): ObedienceState {
    return this.#obedience.state;
  }

  get sending(): SendingState | undefined {
    return this.#sender.now?.sending;
  }

  get pictures(): Pick<DisplayPictures, 'last' | 'parts'> {
    return this.#pictures;
  }

  get wantedFps(): number {
    return this.#sender.wantedFps;
  }

  get wantsFinals(): boolean {
    return this.#sender.now?.wants === 'finals';
  }

  get keepsUp(): boolean {
    return this.#sender.now?.wants === 'frames' && this.#sender.state.kind === 'live';
  }

  offer(frame: Frame): void {
    this.#awaited = false;
    const sender = this.#sender.now;
    if (sender?.wants === 'frames') sender.offer(frame);
  }

  offerFinal(frame: Frame): void {
    this.#awaited = false;
    const sender = this.#sender.now;
    if (sender?.wants === 'finals') sender.offer(frame);
  }

  /** Something else leads, or in another way. */
  setLead(lead: Lead): void {
    const before = this.#lead;
    this.#lead = lead;
    // A finger is on the picture that it went down on.
    if (!sameSource(lead, before)) this.#fingers.liftAll();
    if (lead.pattern) this.#pictures.coveredBy(lead.pattern.source.id);
    this.#leavingSince = this.#leaves(before)
      ? (this.#leavingSince ?? this.#options.tools.clock.now())
      : undefined;
    const anotherWall = lead.wall !== before.wall;
    // A sender shares its bytes, and its frames leave, with the wall that it was made for.
    if (anotherWall) this.#sender.end();
    this.#bringAbout();
    if (anotherWall || Boolean(lead.pattern) !== Boolean(before.pattern)) this.follow();
  }

  setPanic(panic: Panic): void {
    this.#panic = panic;
    this.#bringAbout();
  }

  /** Takes up what is known of the display now: fed or not, reached there, elsewhere or not at all, and how it is to be fed. */
  follow(): void {
    this.#sender.follow(this.#fed, () => this.#start());
    this.#senderChanged();
  }

  /** The display started anew: what it shows now is not what it was sent. */
  restarted(): void {
    this.history.restarted(this.#options.tools.clock.wall());
    this.#obedience.restarted();
    this.#awaited = false;
    this.#sender.restarted();
  }

  /** The display was asked how it is; `why`: it did not answer. */
  polled(why?: Why): void {
    this.#sender.now?.polled(why);
    this.look();
  }

  /** Notes what has become another since the last look: nobody tells of silence. */
  look(): void {
    this.history.look(this.display.health.verdict(), this.state);
    if (this.#sender.reached) this.#obedience.look();
    const since = this.#leavingSince;
    if (since !== undefined && this.#options.tools.clock.now() - since >= LEAVE_WITHIN_MS) this.#left();
  }

  close(): void {
    this.#sender.end();
    this.#fingers.liftAll();
  }

  /** Whether pictures are sent there: by its route, or only for as long as a pattern is shown. */
  get #fed(): boolean {
    const { routed } = this.display.stored;
    return routed || this.#lead.pattern !== undefined || this.#leavingSince !== undefined;
  }

  #leaves(before: Lead): boolean {
    if (this.#lead.pattern || this.display.stored.routed || !this.#sender.reached) return false;
    return before.pattern !== undefined || this.#leavingSince !== undefined;
  }

  #left(): void {
    if (this.#leavingSince === undefined) return;
    this.#leavingSince = undefined;
    this.follow();
    this.#bringAbout();
  }

  /** Tells the sender what is due now, as far as that is another than before. */
  #bringAbout(): void {
    const before = this.#due;
    const panic = this.#leavingSince === undefined ? this.#panic : 'dark';
    this.#due = dueOf(panic, this.#lead, this.#pictures.held(this.#panic));
    const { asked, panic: shows } = this.#due;
    if (asked !== before.asked || shows !== before.panic)
      this.#obedience.ask(asked, this.#isDone(before), shows === 'dark');
    if (this.#sender.now) this.#tell(this.#sender.now, before);
  }

  #tell(sender: Sender, before: Due): void {
    const { panic, source, view, held } = this.#due;
    const anotherView = !isDeepStrictEqual(view, before.view);
    const anotherPanic = panic !== before.panic;
    if (source !== before.source) this.#awaited = this.#isAwaited(source);
    if (anotherView || source !== before.source) this.wall?.release.restart();
    // A sender holds a picture in the view in which it sent it; another one that is to be held takes another sender.
    if (anotherView && panic === 'frozen' && held) {
      this.#sender.end();
      this.follow();
      return;
    }
    if (anotherView) sender.setView(view);
    if (anotherPanic) sender.setPanic(panic);
    const leadAnew = panic === 'live' && source !== before.source && !anotherView && !anotherPanic;
    if (leadAnew || this.#hasToShowHeld(before)) sender.present();
  }

  /** A pattern that is over does not wait for what comes after it. */
  #isAwaited(source: Source | undefined): boolean {
    return source !== undefined && source.current() === undefined && !this.#pictures.ofPattern;
  }

  #isDone(before: Due): boolean {
    const { panic, held } = this.#due;
    if (panic === before.panic) return this.obedience.obeyedAtMs !== undefined;
    if (panic === 'live') return this.#current() === undefined;
    return panic === 'frozen' && (held === undefined || held === this.#pictures.newest);
  }

  /** It is frozen now, and shows black or a pattern. */
  #hasToShowHeld(before: Due): boolean {
    const { panic, held } = this.#due;
    const another = before.panic !== 'frozen' || before.held !== held;
    return panic === 'frozen' && another && held !== undefined && held !== this.#pictures.newest;
  }

  /**
   * What is led to it, else what was led last: a source that is gone leaves its last picture. Where there was none, black takes the
   * place of a pattern that is over.
   */
  #current(): Frame | undefined {
    const current = this.#due.source?.current();
    if (current || this.#lead.pattern || this.#awaited) return current;
    return this.#pictures.ofRoute ?? (this.#pictures.ofPattern ? this.#options.black() : undefined);
  }

  #start(): SenderStart {
    const { panic, view } = this.#due;
    const pictures = {
      current: () => this.#current(),
      held: () => this.#pictures.held(this.#panic)?.frame,
      black: this.#options.black,
    };
    const listener = this.#listener();
    return { panic, view, wall: this.wall?.id, release: this.wall?.release, pictures, listener };
  }

  #listener(): SenderListener {
    return {
      heard: () => this.display.health.heard(),
      changed: () => this.#senderChanged(),
      lost: why => this.#lost(why),
      sent: (encoded, sentAtMs) => this.#sent(encoded, sentAtMs),
      shown: (frame, shownAt, confirmed) => this.#shown(frame, shownAt, confirmed),
      touched: touch => this.#touched(touch),
    };
  }

  #sent(encoded: EncodedFrame, sentAtMs: number): void {
    this.#obedience.left(encoded.frame.source, sentAtMs);
    this.#options.sent(this.#pictures.left(encoded, this.#due.view, sentAtMs));
  }

  #lost(why: Why): void {
    this.#obedience.lost();
    this.#awaited = false;
    this.#senderChanged();
    this.display.health.failed(why);
    if (this.#leavingSince !== undefined) queueMicrotask(() => this.#left());
  }

  #shown(...[frame, shownAt, confirmed]: Parameters<SenderListener['shown']>): void {
    this.#obedience.shown(frame.source, shownAt, confirmed);
    if (confirmed) this.wall?.skew.shown(this.id, frame, shownAt);
    // Not in the middle of what the sender is doing.
    if (this.#leavingSince !== undefined && frame.source === BLACK_SOURCE) queueMicrotask(() => this.#left());
  }

  /** Also while the panel is dark or frozen: the hands are there all the same. */
  #touched(touch: PanelTouch): void {
    const { view, held, source } = this.#due;
    const picture = held ?? (source && source.width > 0 ? source : undefined);
    this.#fingers.take({ ...touch, ...placeInPicture(touch, view, picture) });
  }

  #senderChanged(): void {
    // The next connection begins with no finger down.
    if (!this.#sender.reached) this.#fingers.liftAll();
    this.#tellHealth();
    this.look();
    this.#options.tools.changed();
  }

  #tellHealth(): void {
    const { health } = this.display;
    const open = this.#sender.reached;
    health.setFeed(this.#fed ? (open ? 'open' : 'down') : 'none');
    if (open) health.heard();
  }
}

function sameSource(a: Lead, b: Lead): boolean {
  return a.source === b.source && sourceKey(a.route.source) === sourceKey(b.route.source);
}
