/**
 * A browser does not keep the cookies of two ports of one machine apart, so the name carries the port: two engines on one machine
 * do not log each other out.
 */
export function operatorCookieName(port: number): string {
  return `lienzo-operator-${port}`;
}

/** A tablet that hangs at the bar is not asked again every night; a renewed token ends it at once. */
const LIFETIME_S = 30 * 24 * 60 * 60;

/**
 * `Set-Cookie` for an operator. Scripts cannot read it, and no other site's page sends it along. Not `Secure`: in a venue's network
 * there is no TLS.
 */
export function operatorCookie(port: number, token: string): string {
  return `${operatorCookieName(port)}=${token}; Path=/; Max-Age=${LIFETIME_S}; HttpOnly; SameSite=Strict`;
}

/** The value of a cookie in a `Cookie` header; `undefined` when it is not there. The first one counts. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at >= 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}
