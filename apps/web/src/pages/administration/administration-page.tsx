import { LeftOutlined } from '@ant-design/icons';
import { Alert, Flex, Grid, Spin } from 'antd';
import { Suspense } from 'react';
import { Link, Navigate, Outlet, useLocation } from 'react-router-dom';
import { PageHeading } from '../../components/page-heading.tsx';
import { useCapableOfAny } from '../../session/actor.ts';
import { useWords } from '../../words/words.ts';
import './administration.css';
import { type Section, sections, sectionWords } from './sections.tsx';

/** What stands around the pages of the administration: their menu at the side; on a phone a page of its own. */
export function AdministrationPage() {
  const isCapableOfAny = useCapableOfAny();
  // Not known at the first drawing: nobody is sent to a page before it is.
  const { lg: isWide } = Grid.useBreakpoint();
  const { pathname } = useLocation();
  const mine = sections.filter(({ capabilities }) => isCapableOfAny(capabilities));
  const [first] = mine;
  const here = sections.find(({ path }) => pathname.startsWith(path));
  if (here === undefined) {
    if (isWide === undefined) return null;
    return isWide && first ? <Navigate to={first.path} replace /> : <Contents sections={mine} />;
  }
  return (
    <div className="sections">
      {isWide ? <Menu sections={mine} here={here} /> : <Back />}
      <div>{mine.includes(here) ? <Page /> : <Closed />}</div>
    </div>
  );
}

function Page() {
  return (
    <Suspense fallback={<Spin size="large" className="waiting" />}>
      <Outlet />
    </Suspense>
  );
}

function Contents({ sections: mine }: { readonly sections: readonly Section[] }) {
  const say = useWords(sectionWords);
  return (
    <Flex vertical gap={12}>
      <PageHeading title={say('title')} />
      {mine.length === 0 ? <Closed /> : <Menu sections={mine} here={undefined} />}
    </Flex>
  );
}

function Menu(props: { readonly sections: readonly Section[]; readonly here: Section | undefined }) {
  const say = useWords(sectionWords);
  return (
    <nav aria-label={say('menu')} className="section-menu no-print">
      {props.sections.map(({ path, word, icon }) => (
        <Link key={path} to={path} aria-current={props.here?.path === path ? 'page' : undefined}>
          {icon} {say(word)}
        </Link>
      ))}
    </nav>
  );
}

function Back() {
  const say = useWords(sectionWords);
  return (
    <Link to="/administration" className="back no-print">
      <LeftOutlined /> {say('back')}
    </Link>
  );
}

function Closed() {
  const say = useWords(sectionWords);
  return <Alert type="warning" showIcon title={say('closed')} />;
}
