/**
 * Scrolls so that the start of a turn's answer can be read: with its question above it where that leaves room,
 * otherwise the answer alone. Waits a frame, because parts that were just made have no height before.
 */
export function reveal(turn: HTMLElement | null, smooth: boolean): void {
  requestAnimationFrame(() => {
    const outcome = turn?.querySelector('.outcome');
    if (!turn || !outcome) {
      return;
    }
    const above = outcome.getBoundingClientRect().top - turn.getBoundingClientRect().top;
    const target = above < window.innerHeight / 3 ? turn : outcome;
    const still = !smooth || window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    target.scrollIntoView({ block: 'start', behavior: still ? 'auto' : 'smooth' });
  });
}
