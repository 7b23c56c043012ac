import { useEffect } from 'react';

/** The heading of what is in front: of a dialog over the page, or of the page. */
const heading = (): string =>
  (document.querySelector('dialog[open] h1') ?? document.querySelector('h1'))?.textContent ?? '';

/**
 * Names the tab after the heading of the page, whichever is shown and in whichever language, so that several tabs and the
 * steps back can be told apart.
 * @source WCAG 2.2, 2.4.2
 */
export function usePageTitle(): void {
  useEffect(() => {
    const name = () => {
      const title = [heading(), '枫桥'].filter(Boolean).join(' · ');
      if (document.title !== title) document.title = title;
    };
    const watch = new MutationObserver(name);
    watch.observe(document.body, { childList: true, characterData: true, subtree: true });
    name();
    return () => watch.disconnect();
  }, []);
}
