import { Flex, Form, Radio } from 'antd';
import { useState } from 'react';
import { ReasonDialog } from '../../../components/reason-dialog.tsx';
import { useWords } from '../../../words/words.ts';
import { type DossierForm, useTakeOut } from './dossier-query.ts';
import { dossierWords } from './words.ts';

/** Asks as what the dossier is taken out, and why. */
export function TakeOut(props: { readonly disputeId: string; readonly onClose: () => void }) {
  const say = useWords(dossierWords);
  const [form, choose] = useState<DossierForm>('pdf');
  const taking = useTakeOut(props.disputeId);
  return (
    <ReasonDialog
      title={say('takeOut')}
      hint={say('takeOutHint')}
      okText={say('download')}
      sending={taking}
      onReason={(reason) => taking.mutate({ form, reason }, { onSuccess: props.onClose })}
      onClose={props.onClose}
    >
      <Form.Item label={say('form')}>
        <Radio.Group value={form} onChange={({ target }) => choose(target.value)} aria-label={say('form')}>
          <Flex vertical gap={8}>
            <Radio value="pdf">{say('pdf')}</Radio>
            <Radio value="zip">{say('zip')}</Radio>
          </Flex>
        </Radio.Group>
      </Form.Item>
    </ReasonDialog>
  );
}
