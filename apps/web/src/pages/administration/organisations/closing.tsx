import { Button, Popconfirm } from 'antd';
import { type Organisation } from '../../../api/office.ts';
import { Failure } from '../../../components/failure.tsx';
import { useWords } from '../../../words/words.ts';
import { useChangeOrganisation } from './organisations-query.ts';
import { organisationWords } from './words.ts';

/** Closes a unit after asking once more, or opens it again. */
export function Closing(props: { readonly organisation: Organisation; readonly onDone: () => void }) {
  const { id, name, active } = props.organisation;
  const say = useWords(organisationWords);
  const change = useChangeOrganisation(id);
  const turn = () => change.mutate({ active: !active }, { onSuccess: props.onDone });
  return (
    <>
      {change.error && <Failure error={change.error} />}
      {active ? (
        <Popconfirm
          title={say('closeSure', { name })}
          description={say('closeHint')}
          styles={{ root: { maxWidth: 340 } }}
          placement="bottomLeft"
          okText={say('close')}
          cancelText={say('cancel')}
          onConfirm={turn}
        >
          <Button danger loading={change.isPending}>
            {say('close')}
          </Button>
        </Popconfirm>
      ) : (
        <Button loading={change.isPending} onClick={turn}>
          {say('reopen')}
        </Button>
      )}
    </>
  );
}
