/** The part of a room's page that is about its PIN; there is one room on it at a time. */
export const PIN_PLACE = 'room-pin';

/** Shows it, and takes the keyboard there. */
export function goToPin(): void {
  const place = document.getElementById(PIN_PLACE);
  place?.scrollIntoView({ block: 'center' });
  place?.focus({ preventScroll: true });
}
