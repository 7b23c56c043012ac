import { Drawer, Flex, Grid, Tag, Typography } from 'antd';
import { Link } from 'react-router-dom';
import { type StaffMember } from '../../../api/office.ts';
import { useReturnFocus } from '../../../components/use-return-focus.ts';
import { useWords } from '../../../words/words.ts';
import { AccountActions } from './account-actions.tsx';
import { MemberLeave } from './member-leave.tsx';
import { Terms } from './terms.tsx';
import { staffWords } from './words.ts';

/** One person: their roles, and what can be done to their account. */
export function MemberDrawer(props: { readonly person: StaffMember; readonly onClose: () => void }) {
  const say = useWords(staffWords);
  const isWide = Grid.useBreakpoint().md ?? true;
  const { person } = props;
  useReturnFocus();
  return (
    <Drawer open title={person.name} onClose={props.onClose} size={isWide ? 520 : '100%'}>
      <Flex vertical gap={24}>
        <Typography.Text>
          {person.organisation.name} {!person.active && <Tag>{say('off')}</Tag>}
        </Typography.Text>
        <Flex gap={16} wrap>
          <Link to={`/administration/policy?person=${person.id}`}>{say('rights')}</Link>
          <Link to={`/succession?person=${person.id}`}>{say('handOn')}</Link>
        </Flex>
        <Terms person={person} />
        <MemberLeave person={person} />
        <AccountActions person={person} />
      </Flex>
    </Drawer>
  );
}
