import { createBrowserRouter, Outlet } from 'react-router-dom';
import { LostPage, RouteFailure } from './frame/lost-page.tsx';
import { Shell } from './frame/shell.tsx';
import { Gate } from './session/gate.tsx';

/** Every address of the application. Each page is loaded when it is first opened. */
export const router = createBrowserRouter([
  {
    element: (
      <Gate>
        <Shell />
      </Gate>
    ),
    errorElement: <RouteFailure />,
    HydrateFallback: () => null,
    children: [
      {
        index: true,
        lazy: async () => ({ Component: (await import('./pages/my-day/my-day-page.tsx')).MyDayPage }),
      },
      {
        path: 'disputes',
        lazy: async () => ({ Component: (await import('./pages/disputes/disputes-page.tsx')).DisputesPage }),
      },
      {
        path: 'disputes/:id',
        lazy: async () => ({ Component: (await import('./pages/dispute/dispute-page.tsx')).DisputePage }),
      },
      {
        path: 'disputes/:id/deadlines',
        lazy: async () => ({
          Component: (await import('./pages/dispute/deadlines/deadline-sheet-page.tsx')).DeadlineSheetPage,
        }),
      },
      {
        path: 'disputes/:id/papers',
        lazy: async () => ({
          Component: (await import('./pages/dispute/case-papers/case-papers-page.tsx')).CasePapersPage,
        }),
      },
      {
        path: 'disputes/:id/papers/:form',
        lazy: async () => ({
          Component: (await import('./pages/dispute/case-papers/paper-print-page.tsx')).PaperPrintPage,
        }),
      },
      {
        path: 'review',
        lazy: async () => ({ Component: (await import('./pages/review/review-page.tsx')).ReviewPage }),
        children: [
          {
            index: true,
            lazy: async () => ({
              Component: (await import('./pages/review/dashboard/dashboard-page.tsx')).DashboardPage,
            }),
          },
          {
            path: 'cases',
            lazy: async () => ({
              Component: (await import('./pages/review/dashboard/figure-page.tsx')).FigurePage,
            }),
          },
          {
            path: 'meetings',
            lazy: async () => ({
              Component: (await import('./pages/review/meetings/meetings-page.tsx')).MeetingsPage,
            }),
          },
          {
            path: 'villages',
            lazy: async () => ({
              Component: (await import('./pages/review/villages/villages-page.tsx')).VillagesPage,
            }),
          },
          {
            path: 'decisions',
            lazy: async () => ({
              Component: (await import('./pages/review/decisions/decisions-page.tsx')).DecisionsPage,
            }),
          },
        ],
      },
      {
        path: 'review/meetings/:id',
        lazy: async () => ({
          Component: (await import('./pages/review/meeting/meeting-page.tsx')).MeetingPage,
        }),
      },
      {
        path: 'statistics',
        lazy: async () => ({
          Component: (await import('./pages/statistics/statistics-page.tsx')).StatisticsPage,
        }),
        children: [
          {
            index: true,
            lazy: async () => ({
              Component: (await import('./pages/statistics/overview/overview-page.tsx')).OverviewPage,
            }),
          },
          {
            path: 'explore',
            lazy: async () => ({
              Component: (await import('./pages/statistics/explore/explore-page.tsx')).ExplorePage,
            }),
          },
          {
            path: 'cases',
            lazy: async () => ({
              Component: (await import('./pages/statistics/cases/figure-cases-page.tsx')).FigureCasesPage,
            }),
          },
          {
            path: 'reports',
            lazy: async () => ({
              Component: (await import('./pages/statistics/reports/reports-page.tsx')).ReportsPage,
            }),
          },
          {
            path: 'reports/:id',
            lazy: async () => ({
              Component: (await import('./pages/statistics/reports/report-page.tsx')).ReportPage,
            }),
          },
          {
            path: 'reports/:id/editions/:edition',
            lazy: async () => ({
              Component: (await import('./pages/statistics/reports/edition-page.tsx')).EditionPage,
            }),
          },
          {
            path: 'reports/:id/editions/:edition/cases',
            lazy: async () => ({
              Component: (await import('./pages/statistics/reports/edition-cases-page.tsx')).EditionCasesPage,
            }),
          },
          {
            path: 'publicity',
            lazy: async () => ({
              Component: (await import('./pages/publicity/publicity-page.tsx')).PublicityPage,
            }),
          },
          {
            path: 'table-check',
            lazy: async () => ({
              Component: (await import('./pages/statistics/table-check/table-check-page.tsx')).TableCheckPage,
            }),
          },
        ],
      },
      {
        path: 'archives',
        lazy: async () => ({ Component: (await import('./pages/archives/archives-page.tsx')).ArchivesPage }),
      },
      {
        path: 'archives/:id',
        lazy: async () => ({ Component: (await import('./pages/archives/list-page.tsx')).ListPage }),
      },
      {
        path: 'slips',
        lazy: async () => ({ Component: (await import('./pages/slips/slips-page.tsx')).SlipsPage }),
      },
      {
        path: 'slips/:id',
        lazy: async () => ({ Component: (await import('./pages/slips/slip-page.tsx')).SlipPage }),
      },
      {
        path: 'typical-cases',
        lazy: async () => ({
          Component: (await import('./pages/typical-cases/library-page.tsx')).LibraryPage,
        }),
      },
      {
        path: 'typical-cases/drafts',
        lazy: async () => ({
          Component: (await import('./pages/typical-cases/working/drafts-page.tsx')).DraftsPage,
        }),
      },
      {
        path: 'typical-cases/:id/working',
        lazy: async () => ({
          Component: (await import('./pages/typical-cases/working/working-page.tsx')).WorkingPage,
        }),
      },
      {
        path: 'typical-cases/:id',
        lazy: async () => ({
          Component: (await import('./pages/typical-cases/reading-page.tsx')).ReadingPage,
        }),
      },
      {
        path: 'clocks',
        lazy: async () => ({ Component: (await import('./pages/clocks/clocks-page.tsx')).ClocksPage }),
      },
      {
        path: 'supervision',
        lazy: async () => ({
          Component: (await import('./pages/supervision/supervision-page.tsx')).SupervisionPage,
        }),
      },
      {
        path: 'supervision/slips/:id',
        lazy: async () => ({ Component: (await import('./pages/supervision/slip-page.tsx')).SlipPage }),
      },
      {
        path: 'report',
        lazy: async () => ({ Component: (await import('./pages/report/report-page.tsx')).ReportPage }),
      },
      {
        path: 'notifications',
        lazy: async () => ({
          Component: (await import('./pages/notifications/notifications-page.tsx')).NotificationsPage,
        }),
      },
      {
        path: 'profile',
        lazy: async () => ({ Component: (await import('./pages/profile/profile-page.tsx')).ProfilePage }),
      },
      {
        path: 'succession',
        lazy: async () => ({
          Component: (await import('./pages/succession/succession-page.tsx')).SuccessionPage,
        }),
      },
      {
        path: 'rights',
        lazy: async () => ({
          Component: (await import('./pages/rights/my-rights-page.tsx')).MyRightsPage,
        }),
      },
      {
        path: 'imports',
        lazy: async () => ({ Component: (await import('./pages/imports/imports-page.tsx')).ImportsPage }),
      },
      {
        path: 'administration',
        lazy: async () => ({
          Component: (await import('./pages/administration/administration-page.tsx')).AdministrationPage,
        }),
        children: [
          {
            path: 'organisations',
            lazy: async () => ({
              Component: (await import('./pages/administration/organisations/organisations-page.tsx'))
                .OrganisationsPage,
            }),
          },
          {
            path: 'staff',
            lazy: async () => ({
              Component: (await import('./pages/administration/staff/staff-page.tsx')).StaffPage,
            }),
          },
          {
            path: 'roles',
            lazy: async () => ({
              Component: (await import('./pages/administration/roles/roles-page.tsx')).RolesPage,
            }),
          },
          {
            path: 'codes',
            lazy: async () => ({
              Component: (await import('./pages/administration/codes/codes-page.tsx')).CodesPage,
            }),
          },
          {
            path: 'rules',
            lazy: async () => ({
              Component: (await import('./pages/administration/rules/rules-page.tsx')).RulesPage,
            }),
          },
          {
            path: 'calendar',
            lazy: async () => ({
              Component: (await import('./pages/administration/calendar/calendar-page.tsx')).CalendarPage,
            }),
          },
          {
            path: 'channels',
            lazy: async () => ({
              Component: (await import('./pages/administration/channels/channels-page.tsx')).ChannelsPage,
            }),
          },
          {
            path: 'queue',
            lazy: async () => ({
              Component: (await import('./pages/administration/queue/queue-page.tsx')).QueuePage,
            }),
          },
          {
            path: 'paper-templates',
            lazy: async () => ({
              Component: (await import('./pages/administration/paper-templates/paper-templates-page.tsx'))
                .PaperTemplatesPage,
            }),
          },
          {
            path: 'retention',
            lazy: async () => ({
              Component: (await import('./pages/administration/retention/retention-page.tsx')).RetentionPage,
            }),
          },
          {
            path: 'certificates',
            lazy: async () => ({
              Component: (await import('./pages/administration/certificates/certificates-page.tsx'))
                .CertificatesPage,
            }),
          },
          {
            path: 'trail',
            lazy: async () => ({
              Component: (await import('./pages/administration/trail/trail-page.tsx')).TrailPage,
            }),
          },
          {
            path: 'keys',
            lazy: async () => ({
              Component: (await import('./pages/administration/keys/keys-page.tsx')).KeysPage,
            }),
          },
          {
            path: 'policy',
            lazy: async () => ({
              Component: (await import('./pages/administration/policy/policy-page.tsx')).PolicyPage,
            }),
          },
        ],
      },
      { path: '*', element: <LostPage /> },
    ],
  },
  {
    // For parties, who have no account.
    path: '/receipt',
    errorElement: <RouteFailure />,
    HydrateFallback: () => null,
    lazy: async () => ({ Component: (await import('./pages/receipt/look-page.tsx')).LookPage }),
  },
  {
    // On the wall of a meeting room nothing stands around the case.
    path: '/review/meetings/:id/screen',
    element: (
      <Gate>
        <Outlet />
      </Gate>
    ),
    errorElement: <RouteFailure />,
    HydrateFallback: () => null,
    children: [
      {
        index: true,
        lazy: async () => ({ Component: (await import('./pages/review/room/room-page.tsx')).RoomPage }),
      },
    ],
  },
]);
