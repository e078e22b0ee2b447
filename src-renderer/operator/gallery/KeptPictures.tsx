import { useStrings } from '../../i18n/operator-strings.ts';
import { useLanguage } from '../../i18n/strings-context.tsx';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { KeptCard } from './KeptCard.tsx';
import { picturesByDay } from './kept-pages.ts';
import { useGallery } from './use-gallery.ts';

/** The pictures day by day, a page at a time. One choice of room in the life of a component. */
export function KeptPictures({ room }: { room: string | undefined }) {
  const { gallery } = useStrings().operator;
  const { pages, problem, busy, older } = useGallery(room);
  return (
    <>
      <ProblemNote problem={problem} />
      {!pages && !problem && <p className="form-hint">{gallery.loading}</p>}
      {pages?.pictures.length === 0 && <NoPictures />}
      {picturesByDay(pages?.pictures ?? []).map(({ day, pictures }) => (
        <section key={day}>
          <DayTitle day={day} />
          <div className="gallery__pictures">
            {pictures.map(picture => (
              <KeptCard key={picture.id} picture={picture} />
            ))}
          </div>
        </section>
      ))}
      {pages?.more && (
        <button type="button" className="button gallery__older" disabled={busy} onClick={() => void older()}>
          {busy ? gallery.olderLoading : gallery.older}
        </button>
      )}
    </>
  );
}

/** `day`: its start, epoch ms. */
function DayTitle({ day }: { day: number }) {
  const language = useLanguage();
  const date = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' });
  return <h2 className="gallery__day">{date.format(day)}</h2>;
}

function NoPictures() {
  const { gallery } = useStrings().operator;
  return (
    <div className="empty gallery__empty">
      <p className="empty__title">{gallery.emptyTitle}</p>
      <p className="empty__text">{gallery.emptyText}</p>
    </div>
  );
}
