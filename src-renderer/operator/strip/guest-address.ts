/** Where guests find the room: what the QR code says. `base` as in `AppState.guestAddress`. */
export function guestAddress(base: string, code: string): string {
  return `${base.replace(/\/$/, '')}/r/${code}`;
}

/** Whether no other device can reach an address. */
export function isLoopback(address: string): boolean {
  const { hostname } = new URL(address);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
