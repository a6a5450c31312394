/** What the parts of the kiosk tell it. */
export interface KioskEvents {
  'kiosk-topic': { slug: string; facet?: string };
  'kiosk-event': { slug: string };
  'kiosk-type': { draft: string };
  /** The slug is that of a suggestion, for the time when the server is away. */
  'kiosk-ask': { text: string; slug?: string };
  'kiosk-rate': { score: number };
  /** Something is being read aloud: whoever listens is still there. */
  'kiosk-heard': undefined;
  /** Show an address as a QR code. */
  'kiosk-take': { label: string; address: string };
}

/** Goes up through all parts: the whole page is the kiosk's own. */
export function tell<Name extends keyof KioskEvents>(from: Element, name: Name, detail: KioskEvents[Name]): void {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}
