import { type FormEvent, useState } from 'react';
import { parseRoomCode, ROOM_CODE_LENGTH } from '#shared/room-code';
import { useGuestStrings } from '../i18n/strings-context.tsx';
import { Logo } from '../theme/Logo.tsx';

/** Asks for a room's code; `problem` says what was wrong with the one that the page came with. */
export function EnterCode({ typed, problem }: { typed: string; problem?: string | undefined }) {
  const { artist } = useGuestStrings();
  const [code, setCode] = useState(typed);
  const [wrong, setWrong] = useState(problem);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const room = parseRoomCode(code);
    if (room) window.location.assign(`/r/${room}`);
    else setWrong(artist.codeImpossible);
  };
  return (
    <main className="enter">
      <Logo />
      <form className="enter__form" onSubmit={submit}>
        <h1 className="enter__title">{artist.enterTitle}</h1>
        <p className="enter__hint">{artist.enterHint}</p>
        <input
          className="enter__code"
          type="text"
          aria-label={artist.enterLabel}
          aria-invalid={wrong !== undefined}
          value={code}
          maxLength={ROOM_CODE_LENGTH}
          autoCapitalize="characters"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          onChange={event => setCode(event.currentTarget.value.toUpperCase())}
        />
        {wrong && (
          <p className="enter__problem" role="alert">
            {wrong}
          </p>
        )}
        <button className="enter__go" type="submit">
          {artist.enterButton}
        </button>
      </form>
    </main>
  );
}
