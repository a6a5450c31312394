/** The commune to answer for: the element's attribute first, then the page address; anything but a slug is ignored. */
export function localityFrom(attribute: string | null, search: string): string | null {
  const wanted = attribute ?? new URLSearchParams(search).get('locality');
  return wanted && /^[a-z0-9-]{1,64}$/.test(wanted) ? wanted : null;
}
