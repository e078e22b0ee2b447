const MAC_PATTERN = /^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/;

/** A MAC in the one form we compare and keep (`aa:bb:cc:dd:ee:ff`); `undefined` when the text is none. */
export function parseMac(text: string | undefined): string | undefined {
  const digits = text?.replace(/[^0-9a-fA-F]/g, '').toLowerCase() ?? '';
  const mac = digits.match(/../g)?.join(':') ?? '';
  return MAC_PATTERN.test(mac) && mac !== '00:00:00:00:00:00' ? mac : undefined;
}

/**
 * A display is known by its MAC, never by its address alone: addresses wander. One that tells no MAC is known by address and
 * name, and shown as unconfirmed.
 */
export function displayIdOf(display: { mac: string | undefined; address: string; name: string }): string {
  return parseMac(display.mac) ?? `${new URL(display.address).host} ${display.name}`;
}

export function isConfirmed(displayId: string): boolean {
  return parseMac(displayId) === displayId;
}
