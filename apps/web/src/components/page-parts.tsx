import { Flex, Spin } from 'antd';
import { Suspense } from 'react';
import { NavLink, Outlet } from 'react-router-dom';
import './page-parts.css';

/** What stands around pages that belong together: their menu above the one that is open. */
export function PageParts(props: {
  readonly label: string;
  readonly parts: readonly { readonly path: string; readonly name: string }[];
}) {
  return (
    <Flex vertical gap={16}>
      <nav aria-label={props.label} className="page-parts no-print">
        {props.parts.map(({ path, name }) => (
          <NavLink key={path} to={path} end={props.parts.some((one) => one.path.startsWith(`${path}/`))}>
            {name}
          </NavLink>
        ))}
      </nav>
      <Suspense fallback={<Spin size="large" className="waiting" />}>
        <Outlet />
      </Suspense>
    </Flex>
  );
}
