import type { Clock } from '#shared/clock';
import type { Log } from '#shared/log';
import { Mailbox } from '#shared/mailbox';
import type { EncodeTable } from '../imaging/encode-table.ts';
import type { Encoding, Frame } from '../imaging/frame.ts';
import type { Room } from '../rooms/room.ts';
import { DrawingPhase, type PhaseStep } from '../sources/drawing-phase.ts';
import type { PaintedSource, Subscription } from '../sources/source.ts';
import type { RelayLimits } from './limits.ts';
import type { Greeting, Receiver } from './receiver.ts';
import { type FinalPicture, LivePicture } from './room-pictures.ts';
import { StepRunner } from './step-runner.ts';
import { TestPicture } from './test-picture.ts';

/** What the displays' streams are sent, too: whoever asks for the same encoding of a frame shares its bytes. */
const LIVE: Encoding = { format: 'jpeg', quality: 75 };
const FINAL: Encoding = { format: 'png', quality: 100 };

/** What is held while there is somebody to tell. */
interface Watch {
  readonly phase: DrawingPhase;
  readonly subscription: Subscription;
  readonly stop: () => void;
  /** The newest final and the frame that it shows. */
  final: FinalPicture | undefined;
  finalSequence: number;
}

/**
 * The one place where the pictures of a room leave: composes and encodes each once, and tells every receiver. Its steps run
 * one after the other, because encoding takes time and a final must neither overtake an older picture nor be overtaken by
 * a newer one; what comes meanwhile waits in a mailbox. Without receivers it does nothing at all.
 */
export class RoomBroadcast {
  readonly #room: Room;
  readonly #source: PaintedSource;
  readonly #encodes: EncodeTable;
  readonly #limits: RelayLimits;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #joining: Receiver[] = [];
  readonly #receivers = new Set<Receiver>();
  readonly #newest = new Mailbox<Frame>();
  readonly #steps: StepRunner;
  #watch: Watch | undefined;
  #test: TestPicture | undefined;
  /** When the room changed last, monotonic ms. */
  #changedAt = Number.NEGATIVE_INFINITY;
  #promptBy: string | undefined;

  constructor(options: {
    room: Room;
    source: PaintedSource;
    encodes: EncodeTable;
    limits: RelayLimits;
    clock: Clock;
    log: Log;
  }) {
    this.#room = options.room;
    this.#source = options.source;
    this.#encodes = options.encodes;
    this.#limits = options.limits;
    this.#clock = options.clock;
    this.#log = options.log;
    this.#steps = new StepRunner({
      next: () => this.#nextStep(),
      dueAt: () => this.#dueAt(),
      onFailed: error => this.#failed(error),
      clock: options.clock,
    });
  }

  /** From now on `receiver` is told, beginning with R9. */
  add(receiver: Receiver): void {
    this.#joining.push(receiver);
    if (this.#watch) this.paceChanged();
    else this.#watch = this.#begin(receiver.fps);
    this.#steps.wake();
  }

  remove(receiver: Receiver): void {
    this.#receivers.delete(receiver);
    const waiting = this.#joining.indexOf(receiver);
    if (waiting >= 0) this.#joining.splice(waiting, 1);
    if (this.#receivers.size + this.#joining.length === 0) this.#end();
    else this.paceChanged();
  }

  /** A receiver wants another rate. */
  paceChanged(): void {
    const wanted = [...this.#receivers, ...this.#joining].map(receiver => receiver.fps);
    if (wanted.length > 0) this.#watch?.subscription.setFps(Math.max(...wanted));
  }

  /** R8: sets the room's prompt; everybody but `client`, who said it, is told. */
  setPrompt(client: string, text: string): void {
    this.#promptBy = client;
    this.#room.setPrompt(text);
    this.#promptBy = undefined;
  }

  /** R20: shows a PNG of the canvas's size to those of `clients` who are receivers, until the room's picture is due again. */
  test(png: Buffer, clients: readonly string[]): void {
    if (!this.#watch) return;
    this.#test = new TestPicture({ png, clients, clock: this.#clock, standsMs: this.#limits.testPictureMs });
    this.#steps.wake();
  }

  /** R20: until when a test picture stands, epoch ms; `undefined` when none does. */
  get testUntil(): number | undefined {
    return this.#test?.stands(this.#receivers) ? this.#test.until : undefined;
  }

  #begin(fps: number): Watch {
    const phase = new DrawingPhase(this.#limits);
    phase.pens(this.#room.drawing, this.#clock.now());
    const subscription = this.#source.subscribe(fps, frame => this.#changed(frame));
    const stops = [
      () => subscription.close(),
      // Frames name their contributors, but a slow subscriber does not see every frame: who changed what is noted here.
      this.#room.onChange(({ client }) => this.#note(client)),
      this.#room.on(event => {
        if (event.type === 'prompt') this.#prompt(event.text);
        if (event.type === 'drawing') this.#pens(event.down);
      }),
    ];
    const stop = () => {
      for (const each of stops) each();
    };
    return { phase, subscription, stop, final: undefined, finalSequence: -1 };
  }

  #end(): void {
    this.#watch?.stop();
    this.#watch = undefined;
    this.#test = undefined;
    this.#newest.empty();
    this.#steps.rest();
  }

  #note(client: string): void {
    this.#changedAt = this.#clock.now();
    for (const receiver of this.#receivers) receiver.changed(client, this.#changedAt);
  }

  #prompt(text: string): void {
    for (const receiver of this.#receivers) if (receiver.client !== this.#promptBy) receiver.prompt(text);
  }

  #pens(down: boolean): void {
    this.#watch?.phase.pens(down, this.#clock.now());
    this.#steps.wake();
  }

  #changed(frame: Frame): void {
    const watch = this.#watch;
    // A final made its own frame of the present picture; the same frame then comes from the subscription, too.
    if (!watch || frame.sequence <= watch.finalSequence) return;
    this.#newest.put(frame);
    watch.phase.changed(this.#clock.now());
    this.#steps.wake();
  }

  /** One picture is lost, not the room: the next change makes the next one. */
  #failed(error: unknown): undefined {
    const why = error instanceof Error ? error.message : String(error);
    this.#log.error('relay', 'A picture for a room’s clients could not be made.', {
      room: this.#room.code,
      why,
    });
  }

  #nextStep(): (() => Promise<void>) | undefined {
    const watch = this.#watch;
    if (!watch) return undefined;
    const receiver = this.#joining[0];
    if (receiver) return () => this.#greet(watch, receiver);
    const due = watch.phase.take(this.#clock.now());
    if (due) return () => this.#finish(watch, due);
    const newest = this.#newest.take();
    if (newest) return () => this.#live(watch, newest);
    return this.#nextTestStep(watch);
  }

  /** R20, last of all steps: a picture of the room that waits already would replace the test picture at once. */
  #nextTestStep(watch: Watch): (() => Promise<void>) | undefined {
    const test = this.#test;
    if (!test) return undefined;
    if (!test.told) return async () => test.tell(this.#receivers);
    const stands = test.stands(this.#receivers);
    if (stands && test.endsAt > this.#clock.now()) return undefined;
    this.#test = undefined;
    return stands ? () => this.#restore(watch) : undefined;
  }

  #dueAt(): number | undefined {
    const due = [this.#watch?.phase.dueAt, this.#test?.endsAt].filter(at => at !== undefined);
    return due.length > 0 ? Math.min(...due) : undefined;
  }

  /** R9. Should the pictures fail, the newcomer is told from the next change on. */
  async #greet(watch: Watch, receiver: Receiver): Promise<void> {
    const drawing = watch.phase.drawing || this.#room.drawing;
    const greeting = await this.#greeting(watch, drawing).catch(error => this.#failed(error));
    const waiting = this.#joining.indexOf(receiver);
    if (waiting < 0) return;
    this.#joining.splice(waiting, 1);
    this.#receivers.add(receiver);
    if (!greeting) return;
    receiver.greet({ prompt: this.#room.prompt, changedAt: this.#changedAt, ...greeting });
    // A pen that is down but has not moved since the last final: the newcomer was told `start`, so an `end` is owed.
    if (drawing && !watch.phase.drawing) watch.phase.changed(this.#clock.now());
  }

  async #greeting(watch: Watch, drawing: boolean): Promise<Pick<Greeting, 'final' | 'live'>> {
    watch.final ??= await this.#encodeFinal(watch);
    const live = drawing ? await this.#encodeLive(this.#source.current()) : undefined;
    return { final: watch.final, live };
  }

  /** R20: whoever still has the test picture is told of the room's as a newcomer is. */
  async #restore(watch: Watch): Promise<void> {
    const { phase } = watch;
    const greeting = await this.#greeting(watch, phase.drawing);
    for (const receiver of this.#receivers) receiver.restore(greeting);
  }

  async #finish(watch: Watch, step: PhaseStep): Promise<void> {
    const final = await this.#encodeFinal(watch);
    watch.final = final;
    for (const receiver of this.#receivers) receiver.finish(step, final);
  }

  async #live(watch: Watch, newest: Frame): Promise<void> {
    const picture = await this.#encodeLive(newest);
    if (this.#watch !== watch) return;
    for (const receiver of this.#receivers) receiver.live(picture);
  }

  async #encodeFinal(watch: Watch): Promise<FinalPicture> {
    const frame = this.#source.current();
    this.#newest.empty();
    watch.finalSequence = frame.sequence;
    const { bytes } = await this.#encodes.encode(frame, FINAL);
    return { png: { bytes, binary: true }, composedAt: frame.marks.composedAt };
  }

  async #encodeLive(frame: Frame): Promise<LivePicture> {
    const { bytes } = await this.#encodes.encode(frame, LIVE);
    return new LivePicture(bytes, frame.marks.composedAt);
  }
}
