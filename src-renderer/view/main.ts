import './view.css';
import { browserClock } from '../draw/browser-clock.ts';
import { preferredLanguage } from '../i18n/language.ts';
import { roomSocket } from '../transport/room-socket.ts';
import { parseColour, type Rgb } from './colour-to-alpha.ts';
import { decodePicture } from './decode-picture.ts';
import { NewestPicture } from './newest-picture.ts';
import { PaperRemover } from './paper-remover.ts';
import { Screen } from './screen.ts';
import { lineOf, viewTexts } from './view-texts.ts';
import { readViewWishes, relayAddress } from './view-wishes.ts';
import { Viewer } from './viewer.ts';

/** The paper of a room that does not tell its own (R10). */
const WHITE: Rgb = [255, 255, 255];

const wishes = readViewWishes(window.location);
const language = preferredLanguage(navigator.languages);
const texts = viewTexts[language];

const canvas = document.querySelector<HTMLCanvasElement>('canvas#picture');
const line = document.querySelector<HTMLElement>('#line');
if (!canvas || !line) throw new Error('view.html lacks its canvas or its line');

const title = texts[wishes.show](wishes.room);
document.documentElement.lang = language;
document.documentElement.classList.toggle('transparent', wishes.background === 'transparent');
document.title = title;
canvas.setAttribute('aria-label', title);

let paper = WHITE;
const screen = new Screen(canvas, line);
const newest = new NewestPicture({
  decode: wishes.background === 'transparent' && wishes.show === 'canvas' ? withoutPaper() : decodePicture,
  show: picture => screen.show(picture),
  unreadable: () => screen.say(texts.unreadable),
});

new Viewer({
  wishes,
  openLink: roomSocket(relayAddress(window.location)),
  onJoined: ({ background }) => {
    paper = parseColour(background ?? '') ?? WHITE;
  },
  onPicture: bytes => newest.put(bytes),
  onState: state => screen.say(lineOf(state, wishes, texts)),
  clock: browserClock,
}).start();

/** The program has its own transparency; the canvas has paper. */
function withoutPaper() {
  const remover = new PaperRemover({
    makeWorker: () => new Worker(new URL('./paper-worker.ts', import.meta.url), { type: 'module' }),
    clock: browserClock,
  });
  return (bytes: Uint8Array) => remover.decode(bytes, paper);
}
