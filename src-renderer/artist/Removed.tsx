import { useGuestStrings } from '../i18n/strings-context.tsx';
import { Logo } from '../theme/Logo.tsx';

/** R4: the operator has sent this artist away. Nothing to draw on: it would reach nobody. */
export function Removed() {
  const { artist } = useGuestStrings();
  return (
    <main className="enter">
      <Logo />
      <div className="enter__form" role="alert">
        <h1 className="enter__title">{artist.removedTitle}</h1>
        <p className="enter__hint">{artist.refusals.removed}</p>
        <button className="enter__go" type="button" onClick={() => window.location.reload()}>
          {artist.reload}
        </button>
      </div>
    </main>
  );
}
