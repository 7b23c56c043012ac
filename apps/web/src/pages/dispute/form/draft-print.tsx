import { PrinterOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { agreementDraft, amendmentDraft, type CommandType } from '#domain';
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

/** The forms of which the terms can be printed before they are recorded, and by what they are checked. */
const drafts = { REACH_AGREEMENT: agreementDraft, AMEND_AGREEMENT: amendmentDraft } as const;

/** Of what stands in such a form, the terms: who signs and when is not known yet. Null for any other form. */
export function draftFrom(type: CommandType, body: object) {
  const schema = type === 'REACH_AGREEMENT' || type === 'AMEND_AGREEMENT' ? drafts[type] : null;
  if (schema === null) return null;
  const terms = Object.fromEntries(Object.entries(body).filter(([name]) => name in schema.shape));
  return { schema, draft: type === 'AMEND_AGREEMENT' ? { ...terms, form: 'amendment' } : terms };
}

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
