const vietnamOffset = 7 * 60 * 60 * 1000;

/**
 * "2026-11-21" becomes "21/11/2026". A date without a time is a calendar day and is never moved by a time zone;
 * a moment is shown as the day it falls on in Viet Nam. Anything else gives an empty string.
 */
export function formatDate(iso: string | null | undefined): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})(T.+)?$/.exec(iso ?? '');
  if (!match) {
    return '';
  }
  const moment = Date.parse(match[4] ? match[0] : `${match[0]}T00:00:00Z`);
  if (Number.isNaN(moment)) {
    return '';
  }
  const day = new Date(match[4] ? moment + vietnamOffset : moment).toISOString().slice(0, 10);
  // Date.parse takes 31 February for 3 March in some engines.
  if (!match[4] && day !== match[0]) {
    return '';
  }
  return day.split('-').reverse().join('/');
}
