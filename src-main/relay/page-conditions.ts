/** Whether a client that sent this `Accept-Encoding` takes gzip (RFC 9110, 12.5.3); one that says nothing is given none. */
export function acceptsGzip(header: string | string[] | undefined): boolean {
  const weights = new Map(
    String(header ?? '')
      .split(',')
      .map(readCoding),
  );
  return (weights.get('gzip') ?? weights.get('x-gzip') ?? weights.get('*') ?? 0) > 0;
}

/** Whether `If-None-Match` names `tag`, so that the client has the file already (RFC 9110, 13.1.2: a weak comparison). */
export function namesTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some(part => {
    const named = part.trim();
    return named === '*' || named.replace(/^W\//, '') === tag;
  });
}

/** `gzip;q=0.5` → its name and how much it is wanted, 0–1. */
function readCoding(part: string): [name: string, weight: number] {
  const [name = '', ...parameters] = part.split(';').map(text => text.trim().toLowerCase());
  const weight = parameters.find(parameter => parameter.startsWith('q='))?.slice(2);
  const asked = weight === undefined ? 1 : Number(weight);
  return [name, Number.isNaN(asked) ? 0 : asked];
}
