import { shown } from '../offline/shown.ts';

const printing = shown(false);
window.addEventListener('beforeprint', () => printing.set(true));
window.addEventListener('afterprint', () => printing.set(false));

/** Is the page being put on paper? Nothing is folded there. */
export const useIsPrinting = (): boolean => printing.use();
