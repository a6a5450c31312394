import { html, svg, type TemplateResult } from 'lit';

const paths: Record<string, string> = {
  'sinh-con': 'M12 4a6 6 0 1 1 0 12 6 6 0 0 1 0-12zM9.6 9.8v.1M14.4 9.8v.1M9.8 12.6q2.2 1.8 4.4 0M12 4q1.6-1 .8-2.4M5.5 21q6.5-5 13 0',
  'ket-hon': 'M9 9a5 5 0 1 1 0 10A5 5 0 0 1 9 9zM15 9a5 5 0 1 1 0 10 5 5 0 0 1 0-10zM10.5 5.5 12 4l1.5 1.5L12 7.5z',
  'chuyen-nha': 'M3 11.5 12 4l9 7.5M6 9.5V20h12V9.5M10 20v-5.5h4V20',
  'nguoi-than-qua-doi': 'M12 20c-5 0-8-3-8.5-7 3.5 0 6.5 1 8.5 4 2-3 5-4 8.5-4-.5 4-3.5 7-8.5 7zM12 16.5c-2.5-3.5-2.5-8.5 0-13 2.5 4.5 2.5 9.5 0 13z',
  'can-cuoc-vneid': 'M3 5h18v14H3zM8.5 9a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM5.5 16.5q3-3 6 0M14 10h4.5M14 14h4.5',
  'tro-cap-bao-hiem': 'M12 3l8 3v6c0 5-3.5 8-8 9.5C7.5 20 4 17 4 12V6zM8.5 12l2.5 2.5 4.5-5',
  'dat-dai-nha-o': 'M3 6.5l6-2.5 6 2.5 6-2.5v13.5l-6 2.5-6-2.5-6 2.5zM9 4v13.5M15 6.5V20',
  'kinh-doanh': 'M5 4h14l2 5H3zM4 9v11h16V9M9.5 20v-6h5v6M9 4v5M15 4v5',
  'xe-co': 'M3 17v-5l2.5-5h11L20 12v5M3 12h17M7 15.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM16.5 15.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM9 17.5h5.5',
  'kham-chua-benh': 'M4 4h16v16H4zM12 8v8M8 12h8',
  'hoc-tap-viec-lam': 'M2 9.5 12 5l10 4.5L12 14zM6 11.5V17q6 4 12 0v-5.5M22 9.5V16',
  'giay-to': 'M6 3h8.5L19 7.5V21H6zM14 3v5h5M9.5 12.5h6M9.5 16.5h6',
};

/** The picture of a life event; one that has none of its own gets a sheet of paper. */
export function eventIcon(slug: string): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${svg`
    <path d=${paths[slug] ?? paths['giay-to']!} fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"></path>
  `}</svg>`;
}

/** Faces from very dissatisfied, 1, to very satisfied, 5: the mouth's bend. */
export function face(score: number): TemplateResult {
  const bend = 16 + (score - 3) * 2.2;
  const corner = 16 - (score - 3) * 0.6;
  return html`<svg class="face" viewBox="0 0 24 24" aria-hidden="true">${svg`
    <circle cx="12" cy="12" r="10" fill="none" stroke="currentColor" stroke-width="1.6"></circle>
    <circle cx="8.5" cy="9.5" r="1.3" fill="currentColor"></circle>
    <circle cx="15.5" cy="9.5" r="1.3" fill="currentColor"></circle>
    <path d="M7.5 ${corner}Q12 ${bend + 1} 16.5 ${corner}" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"></path>
  `}</svg>`;
}
