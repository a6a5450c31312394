import { html, svg, type TemplateResult } from 'lit';
import { encode } from 'uqr';

/** Modules of quiet around a code that scanners ask for (ISO/IEC 18004). */
const quiet = 4;

/** An address as a QR code, drawn here and not by the server, so that it is there while the server is away. */
export function qrCode(address: string, label: string): TemplateResult {
  const { data, size } = encode(address, { ecc: 'M', border: quiet });
  const path = data
    .map((row, y) => row.map((dark, x) => (dark && !row[x - 1] ? `M${x} ${y}h${runFrom(row, x)}v1h-${runFrom(row, x)}z` : '')).join(''))
    .join('');
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label=${label} shape-rendering="crispEdges">
    ${svg`<rect width=${size} height=${size} fill="#fff"></rect><path d=${path} fill="#000"></path>`}
  </svg>`;
}

function runFrom(row: boolean[], start: number): number {
  let end = start;
  while (row[end]) {
    end += 1;
  }
  return end - start;
}
