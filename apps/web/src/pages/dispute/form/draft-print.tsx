import { PrinterOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { agreementDraft } from '#domain';
import { handedOut, intoDownloads } from '../../../api/handed-out.ts';
import { useWords } from '../../../words/words.ts';
import { disputeWords } from '../words.ts';

/** Terms that are printed to be signed; nothing is recorded by it. */
export function useDraftPrint(disputeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (draft: object) =>
      intoDownloads(await handedOut(`/api/v1/disputes/${disputeId}/agreement-drafts`, draft)),
    onSuccess: () => client.invalidateQueries({ queryKey: ['dispute', disputeId, 'papers'] }),
  });
}

/** Of what stands in the form of an agreement, the terms: who signs and when is not known yet. */
export const draftFrom = (body: object): object =>
  Object.fromEntries(Object.entries(body).filter(([name]) => name in agreementDraft.shape));

/** Prints the terms of the form, for signatures that come before it is recorded. */
export function DraftPrintButton({
  isPrinting,
  onPrint,
}: {
  readonly isPrinting: boolean;
  readonly onPrint: () => void;
}) {
  const say = useWords(disputeWords);
  return (
    <Button size="large" icon={<PrinterOutlined />} loading={isPrinting} onClick={onPrint}>
      {say('printDraft')}
    </Button>
  );
}
