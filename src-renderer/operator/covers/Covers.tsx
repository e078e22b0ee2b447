import { FirstRun } from '../first-run/FirstRun.tsx';
import { KeepNotice } from '../gallery/KeepNotice.tsx';
import { GuestCard } from '../strip/GuestCard.tsx';
import { KeysSheet } from './KeysSheet.tsx';

/** Whatever may cover the page, whichever page it is. */
export function Covers() {
  return (
    <>
      <GuestCard />
      <KeysSheet />
      <KeepNotice />
      <FirstRun />
    </>
  );
}
