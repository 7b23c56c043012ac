import { Grid } from 'antd';
import { useIsPrinting } from './printing.ts';

/**
 * Is there room for one thing beside the other? Paper has it, whatever screen it is printed from: a part that only
 * noticed so while the sheets were being counted left an empty one behind.
 */
export function useIsWide(): boolean {
  const isPrinting = useIsPrinting();
  return (Grid.useBreakpoint().md ?? true) || isPrinting;
}
