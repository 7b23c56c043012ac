import { Card, Flex, Radio, Typography } from 'antd';
import { Link } from 'react-router-dom';
import { PageHeading } from '../../components/page-heading.tsx';
import { chooseTypeSize, useTypeSize } from '../../frame/type-size.ts';
import { useActor } from '../../session/actor.ts';
import { chooseLanguage, language } from '../../words/language.ts';
import { defineWords, useWords } from '../../words/words.ts';
import { ApiKeys } from './api-keys.tsx';
import { Contact } from './contact.tsx';
import { LeaveCard } from './leave-card.tsx';
import { SealingCode } from './sealing-code.tsx';
import { SecondFactor } from './second-factor.tsx';
import { Sessions } from './sessions.tsx';

const profileWords = defineWords(
  'profile',
  {
    title: '个人设置',
    typeSize: '字号',
    normal: '标准',
    large: '大字',
    elder: '长辈模式',
    elderHint: '长辈模式：字最大、按钮最大，暂时用不到的内容收起，点一下再打开。',
    language: '语言',
    rights: '我能看什么、做什么，为什么',
  },
  {
    title: 'Settings',
    typeSize: 'Type size',
    normal: 'normal',
    large: 'large',
    elder: 'elder mode',
    elderHint:
      'Elder mode: the largest type and buttons; what is not needed now is folded away until it is touched.',
    language: 'Language',
    rights: 'What I may see and do, and why',
  },
);

/** What a person sets for themselves on this device. */
export function ProfilePage() {
  const say = useWords(profileWords);
  const actor = useActor();
  const size = useTypeSize();
  return (
    <Flex vertical gap={16} style={{ maxWidth: 720, margin: '0 auto' }}>
      <PageHeading title={say('title')} />
      <Card title={`${actor.name} · ${actor.organisationName}`}>
        <Flex vertical gap={20}>
          <Flex gap={16} align="center" wrap>
            <Typography.Text id="type-size">{say('typeSize')}</Typography.Text>
            <Radio.Group
              aria-labelledby="type-size"
              optionType="button"
              value={size}
              options={[
                { value: 'normal', label: say('normal') },
                { value: 'large', label: say('large') },
                { value: 'elder', label: say('elder') },
              ]}
              onChange={({ target }) => chooseTypeSize(target.value)}
            />
          </Flex>
          <Typography.Text type="secondary">{say('elderHint')}</Typography.Text>
          <Flex gap={16} align="center" wrap>
            <Typography.Text id="language">{say('language')}</Typography.Text>
            <Radio.Group
              aria-labelledby="language"
              optionType="button"
              value={language()}
              options={[
                { value: 'zh', label: '中文' },
                { value: 'en', label: 'English' },
              ]}
              onChange={({ target }) => void chooseLanguage(target.value)}
            />
          </Flex>
          <Link to="/rights">{say('rights')}</Link>
        </Flex>
      </Card>
      <LeaveCard />
      <Contact />
      <SecondFactor />
      <SealingCode />
      <Sessions />
      <ApiKeys />
    </Flex>
  );
}
