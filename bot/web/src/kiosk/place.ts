import { localityFrom } from '../locality.js';

/** Which kiosk this is and what its printer takes: the page's address says it, `/kiosk?locality=…&station=…&paper=80mm`. */
export interface Place {
  locality: string | null;
  station: string | null;
  paper: 'a4' | '80mm';
}

/** What is no slug and no name of a station is ignored. */
export function placeFrom(search: string): Place {
  const query = new URLSearchParams(search);
  const station = query.get('station');
  return {
    locality: localityFrom(null, search),
    station: station && /^[A-Za-z0-9-]{1,20}$/.test(station) ? station : null,
    paper: query.get('paper') === '80mm' ? '80mm' : 'a4',
  };
}
