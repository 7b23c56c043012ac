import { Card, Checkbox, Empty, Flex, message, Skeleton } from 'antd';
import { useState } from 'react';
import { type Organisation, useOrganisations } from '../../../api/office.ts';
import { Failure } from '../../../components/failure.tsx';
import { PageHeading } from '../../../components/page-heading.tsx';
import { useWords } from '../../../words/words.ts';
import { AddOrganisation, ChangeOrganisation } from './organisation-drawer.tsx';
import { OrganisationTree } from './organisation-tree.tsx';
import { treeOf } from './organisations-query.ts';
import { organisationWords } from './words.ts';

/** The tree of organisations: added to, renamed, closed and opened again. */
export function OrganisationsPage() {
  const say = useWords(organisationWords);
  const [notice, noticePlace] = message.useMessage();
  const { data, error, refetch } = useOrganisations();
  const [isShowingClosed, showClosed] = useState(false);
  const [parent, addUnder] = useState<Organisation | null>(null);
  const [changed, change] = useState<Organisation | null>(null);
  const close = () => {
    addUnder(null);
    change(null);
  };
  const done = () => {
    close();
    void notice.success(say('saved'));
  };
  const shown = data?.filter(({ active }) => active || isShowingClosed) ?? [];
  return (
    <Flex vertical gap={16}>
      {noticePlace}
      <PageHeading title={say('title')} lead={say('lead')}>
        <Checkbox checked={isShowingClosed} onChange={({ target }) => showClosed(target.checked)}>
          {say('showClosed')}
        </Checkbox>
      </PageHeading>
      {error && <Failure error={error} retry={refetch} />}
      {!error && (
        <Card>
          {!data && <Skeleton active paragraph={{ rows: 8 }} />}
          {data && shown.length === 0 && <Empty description={say('none')} />}
          <OrganisationTree branches={treeOf(shown)} onAdd={addUnder} onChange={change} />
        </Card>
      )}
      {parent && <AddOrganisation parent={parent} onDone={done} onClose={close} />}
      {changed && <ChangeOrganisation organisation={changed} onDone={done} onClose={close} />}
    </Flex>
  );
}
